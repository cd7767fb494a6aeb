import type { FileStore } from '../../src/files/file-store.js';

const NAME = `${'a1'.repeat(16)}-640x400`;

/** What every file store keeps to, whatever it keeps files in. */
export function fileStoreContract(name: string, open: () => Promise<FileStore> | FileStore): void {
  describe(name, () => {
    let files: FileStore;
    beforeEach(async () => {
      files = await open();
    });
    afterEach(() => files.close());

    it('gives back every byte of what was put, to whoever opens it later', async () => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
      await files.put(NAME, bytes);
      expect(await files.has(NAME)).toBe(true);
      expect(bytes.equals((await files.get(NAME))!)).toBe(true);
      const again = await open();
      expect(bytes.equals((await again.get(NAME))!)).toBe(true);
      await again.close();
    });

    it('holds nothing under a name that was never put, nor after it was removed; twice is once', async () => {
      expect([await files.get('0000'), await files.has('0000')]).toEqual([undefined, false]);
      await files.remove('0000');
      await files.put(NAME, Buffer.from('x'));
      await files.remove(NAME);
      await files.remove(NAME);
      expect([await files.get(NAME), await files.has(NAME)]).toEqual([undefined, false]);
    });

    it('takes the last of two writes, and an empty file', async () => {
      await files.put(NAME, Buffer.from('first'));
      await files.put(NAME, Buffer.from('second'));
      expect((await files.get(NAME))!.toString()).toBe('second');
      await files.put('empty', Buffer.alloc(0));
      expect((await files.get('empty'))!.length).toBe(0);
    });

    it('keeps many at once', async () => {
      const names = Array.from({ length: 40 }, (_, i) => `${i.toString(16).padStart(2, '0')}-many`);
      await Promise.all(names.map((one) => files.put(one, Buffer.from(one))));
      expect((await Promise.all(names.map((one) => files.get(one)))).map(String)).toEqual(names);
    });

    it('names what it holds, each file once', async () => {
      const names = async () => {
        const found: string[] = [];
        for await (const one of files.names()) found.push(one);
        return found.sort();
      };
      for (const one of await names()) await files.remove(one);
      expect(await names()).toEqual([]);
      const put = ['aa-one', 'aa-two', 'bb-three', 'cc-four', 'dd-five'];
      for (const one of [...put, 'aa-one']) await files.put(one, Buffer.from(one));
      expect(await names()).toEqual(put);
    });

    it('knows no name that leads elsewhere', async () => {
      for (const wrong of ['../x', 'a/b', '..', '.', '', 'a', 'A1', 'a.b', 'a\0b', '%2e%2e', 'a'.repeat(101)]) {
        await expect(files.put(wrong, Buffer.from('x'))).rejects.toThrow('has a name of');
        await expect(files.get(wrong)).rejects.toThrow('has a name of');
        await expect(files.has(wrong)).rejects.toThrow('has a name of');
        await expect(files.remove(wrong)).rejects.toThrow('has a name of');
      }
    });
  });
}
