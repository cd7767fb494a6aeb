import { createRequire } from 'node:module';
import type * as Grpc from '@grpc/grpc-js';

const ours = createRequire(import.meta.url);
// grpc and protobuf must be the client's own copies: messages of another copy are not theirs
const theirs = createRequire(ours.resolve('@eventstore/db-client'));
const generated = (file: string) => ours(`@eventstore/db-client/generated/${file}.js`);

/** What the official client itself is generated from, turned round to serve. */
export const grpc: typeof Grpc = theirs('@grpc/grpc-js');
export const streams: typeof import('@eventstore/db-client/generated/streams_pb.js') = generated('streams_pb');
export const shared: typeof import('@eventstore/db-client/generated/shared_pb.js') = generated('shared_pb');
export const status: typeof import('@eventstore/db-client/generated/status_pb.js') = generated('status_pb');
export const features: typeof import('@eventstore/db-client/generated/serverfeatures_pb.js') =
  generated('serverfeatures_pb');
export const { Any }: typeof import('google-protobuf/google/protobuf/any_pb.js') = theirs(
  'google-protobuf/google/protobuf/any_pb',
);
export const services = {
  streams: generated('streams_grpc_pb').StreamsService as Grpc.ServiceDefinition,
  features: generated('serverfeatures_grpc_pb').ServerFeaturesService as Grpc.ServiceDefinition,
};

export type ReadReq = InstanceType<typeof streams.ReadReq>;
export type ReadResp = InstanceType<typeof streams.ReadResp>;
export type AppendReq = InstanceType<typeof streams.AppendReq>;
export type AppendResp = InstanceType<typeof streams.AppendResp>;
export type BatchAppendReq = InstanceType<typeof streams.BatchAppendReq>;
export type BatchAppendResp = InstanceType<typeof streams.BatchAppendResp>;
export type StreamIdentifier = InstanceType<typeof shared.StreamIdentifier>;
export type Uuid = InstanceType<typeof shared.UUID>;

export const empty = () => new shared.Empty();
export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier!.getStreamName_asU8()).toString('utf8');
export function identifierOf(stream: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream, 'utf8')));
}
