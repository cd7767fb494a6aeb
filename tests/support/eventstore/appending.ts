import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type { Committed, Conflict, Expected, Ledger, Proposed } from './ledger.js';
import {
  Any,
  type AppendReq,
  type AppendResp,
  type BatchAppendReq,
  type BatchAppendResp,
  empty,
  grpc,
  identifierOf,
  nameOf,
  shared,
  status,
  streams,
  type Uuid,
} from './protocol.js';

/** What becomes of the next append: committed and its answer lost, or never even seen. */
export type Mishap = 'answer-dropped' | 'answer-swallowed' | 'request-lost';
export type AppendCall = ServerReadableStream<AppendReq, AppendResp>;
export type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
export type Desk = {
  readonly ledger: Ledger;
  readonly mishap: () => Mishap | undefined;
  readonly dropConnections: () => void;
};

/** Commits as the ledger says, and answers unless something goes wrong on the way. */
function commit(
  desk: Desk,
  stream: string,
  expected: Expected,
  proposed: readonly Proposed[],
): Committed | Conflict | undefined {
  const mishap = desk.mishap();
  if (mishap === 'request-lost') return undefined;
  const outcome = desk.ledger.append(stream, expected, proposed);
  if (mishap === 'answer-dropped') desk.dropConnections();
  return mishap ? undefined : outcome;
}

type Message = InstanceType<typeof streams.AppendReq.ProposedMessage | typeof streams.BatchAppendReq.ProposedMessage>;
const proposedOf = (message: Message): Proposed => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type')!,
  contentType: message.getMetadataMap().get('content-type')!,
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

/** Append: one call for one append, as servers without batches know it. */
export function append(desk: Desk, call: AppendCall, answer: sendUnaryData<AppendResp>): void {
  let stream = '';
  let expected: Expected = 'any';
  const proposed: Proposed[] = [];
  call.on('data', (request: AppendReq) => {
    const options = request.getOptions();
    if (!options) return void proposed.push(proposedOf(request.getProposedMessage()!));
    stream = nameOf(options.getStreamIdentifier());
    if (options.hasRevision()) expected = Number(options.getRevision());
    if (options.hasNoStream()) expected = 'no-stream';
    if (options.hasStreamExists()) expected = 'stream-exists';
  });
  call.on('end', () => {
    const outcome = commit(desk, stream, expected, proposed);
    if (!outcome) return;
    const response = new streams.AppendResp();
    if ('position' in outcome) {
      const position = new streams.AppendResp.Position();
      position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
      const success = new streams.AppendResp.Success().setCurrentRevision(String(outcome.revision));
      return answer(null, response.setSuccess(success.setPosition(position)));
    }
    const conflict = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current >= 0) conflict.setCurrentRevision(String(outcome.current));
    if (typeof expected === 'number') conflict.setExpectedRevision(String(expected));
    else conflict.setExpectedNoStream(empty());
    answer(null, response.setWrongExpectedVersion(conflict));
  });
}

type Batch = { id: Uuid; stream: string; expected: Expected; proposed: Proposed[] };

/** BatchAppend: many appends down one stream, each answered under its correlation id. */
export function batchAppend(desk: Desk, call: BatchCall): void {
  const open = new Map<string, Batch>();
  call.on('data', (request: BatchAppendReq) => {
    const id = request.getCorrelationId()!;
    const key = id.getString();
    const batch = open.get(key) ?? { id, stream: '', expected: 'any' as Expected, proposed: [] };
    open.set(key, batch);
    const options = request.getOptions();
    if (options) {
      batch.stream = nameOf(options.getStreamIdentifier());
      if (options.hasStreamPosition()) batch.expected = Number(options.getStreamPosition());
      if (options.hasNoStream()) batch.expected = 'no-stream';
      if (options.hasStreamExists()) batch.expected = 'stream-exists';
    }
    batch.proposed.push(...request.getProposedMessagesList().map(proposedOf));
    if (!request.getIsFinal()) return;
    open.delete(key);
    const outcome = commit(desk, batch.stream, batch.expected, batch.proposed);
    if (outcome) call.write(answerOf(batch, outcome));
  });
  call.on('end', () => call.end());
}

function answerOf({ id, stream, expected }: Batch, outcome: Committed | Conflict): BatchAppendResp {
  const response = new streams.BatchAppendResp().setCorrelationId(id).setStreamIdentifier(identifierOf(stream));
  if ('position' in outcome) {
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
    const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(outcome.revision));
    return response.setSuccess(success.setPosition(position));
  }
  const conflict = new shared.WrongExpectedVersion();
  if (outcome.current >= 0) conflict.setCurrentStreamRevision(String(outcome.current));
  if (typeof expected === 'number') conflict.setExpectedStreamPosition(String(expected));
  const details = new Any();
  details.pack(conflict.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  const error = new status.Status().setCode(grpc.status.FAILED_PRECONDITION as never);
  return response.setError(error.setMessage('WrongExpectedVersion').setDetails(details));
}
