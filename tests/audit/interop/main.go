// Checks a log that Ghia has written with code that is not Ghia's: Go's own checksum database packages.
//
//	go run . <folder of the published log> <vkey> <folder of receipts>
//
// Every checkpoint's signature, every entry against its hash, every tile against the one above, the root against the
// newest checkpoint, consistency from each checkpoint to the next, and each receipt against its entry.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: interop <log> <vkey> <receipts>")
	}
	folder, receipts := os.Args[1], os.Args[3]
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	trees := checkpoints(folder, verifier)
	newest := trees[len(trees)-1]

	reader := tlog.TileHashReader(newest, &tiles{folder, newest.N})
	stored := entries(folder, newest, reader)
	for i := 1; i < len(trees); i++ {
		proof, err := tlog.ProveTree(trees[i].N, trees[i-1].N, tlog.TileHashReader(trees[i], &tiles{folder, newest.N}))
		must(err)
		must(tlog.CheckTree(proof, trees[i].N, trees[i].Hash, trees[i-1].N, trees[i-1].Hash))
	}
	checked := 0
	names, err := filepath.Glob(filepath.Join(receipts, "*.tlog-proof"))
	must(err)
	for _, name := range names {
		receipt(name, verifier)
		checked++
	}
	fmt.Printf("%d leaves, %d entries, %d checkpoints, %d receipts\n", newest.N, stored, len(trees), checked)
}

// checkpoints reads every kept checkpoint, smallest first, and the newest, which must be the last of them.
func checkpoints(folder string, verifier note.Verifier) []tlog.Tree {
	names, err := filepath.Glob(filepath.Join(folder, "checkpoints", "*"))
	must(err)
	var trees []tlog.Tree
	for _, name := range names {
		trees = append(trees, checkpoint(read(name), verifier))
	}
	sort.Slice(trees, func(i, j int) bool { return trees[i].N < trees[j].N })
	newest := checkpoint(read(filepath.Join(folder, "checkpoint")), verifier)
	if len(trees) == 0 || trees[len(trees)-1] != newest {
		log.Fatal("the newest checkpoint is not the last that was kept")
	}
	return trees
}

func checkpoint(text []byte, verifier note.Verifier) tlog.Tree {
	signed, err := note.Open(text, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		log.Fatalf("not a checkpoint of %s: %q", verifier.Name(), signed.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	var hash tlog.Hash
	copy(hash[:], root)
	return tlog.Tree{N: size, Hash: hash}
}

// entries hashes every entry and compares it with the tree's leaf; the tile reader has checked the leaf against the root.
func entries(folder string, tree tlog.Tree, reader tlog.HashReader) int64 {
	var index int64
	for n := int64(0); n*256 < tree.N; n++ {
		width := tree.N - n*256
		if width > 256 {
			width = 256
		}
		bundle := read(filepath.Join(folder, filepath.FromSlash(path("entries", n, int(width)))))
		var indexes []int64
		var hashes []tlog.Hash
		for len(bundle) > 0 {
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			hashes = append(hashes, tlog.RecordHash(bundle[2:end]))
			indexes = append(indexes, tlog.StoredHashIndex(0, index))
			bundle = bundle[end:]
			index++
		}
		leaves, err := reader.ReadHashes(indexes)
		must(err)
		for i := range leaves {
			if leaves[i] != hashes[i] {
				log.Fatalf("entry %d is not leaf %d", n*256+int64(i), n*256+int64(i))
			}
		}
	}
	if index != tree.N {
		log.Fatalf("%d entries, %d leaves", index, tree.N)
	}
	return index
}

// receipt checks a c2sp.org/tlog-proof against the entry that lies beside it.
func receipt(name string, verifier note.Verifier) {
	text := read(name)
	entry := read(strings.TrimSuffix(name, ".tlog-proof") + ".json")
	end := bytes.Index(text, []byte("\n\n"))
	lines := strings.Split(string(text[:end]), "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		log.Fatalf("%s is no receipt", name)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		proof = append(proof, hash)
	}
	tree := checkpoint(text[end+2:], verifier)
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)))
}

// tiles reads Ghia's files where Go looks for its own tiles.
type tiles struct {
	folder string
	size   int64
}

func (t *tiles) Height() int { return 8 }

func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		name := filepath.Join(t.folder, filepath.FromSlash(path(strconv.Itoa(tile.L), tile.N, tile.W)))
		bytes, err := os.ReadFile(name)
		if os.IsNotExist(err) && tile.W < 256 { // replaced by the full one meanwhile, as the specification allows
			bytes, err = os.ReadFile(filepath.Join(t.folder, filepath.FromSlash(path(strconv.Itoa(tile.L), tile.N, 256))))
			if err == nil {
				bytes = bytes[:tile.W*tlog.HashSize]
			}
		}
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (t *tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// path is where C2SP tlog-tiles puts a tile or a bundle.
func path(level string, n int64, width int) string {
	name := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		name = fmt.Sprintf("x%03d/%s", n%1000, name)
	}
	if width < 256 {
		name += fmt.Sprintf(".p/%d", width)
	}
	return "tile/" + level + "/" + name
}

func read(name string) []byte {
	data, err := os.ReadFile(name)
	must(err)
	return data
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
