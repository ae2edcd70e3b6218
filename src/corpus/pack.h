/* SPDX-License-Identifier: MIT */
/*
 * The container of the compiled work. Little-endian: the magic, the version,
 * the number of sections, then for each section its name, where it is, its
 * checksum and the size of the file it was made from; then the sections, lines
 * of tab-separated fields (the glossary: gloss_pack). Nothing here is an error:
 * a file that is cut short, garbled or older than its sources is as good as
 * none.
 */
#ifndef KOINE_CORPUS_PACK_H
#define KOINE_CORPUS_PACK_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdint.h>
#include <time.h>

/*
 * Section, its name and the file of the content folder it is made from. Not
 * called X: the third field of an X is a sentence to translate.
 */
#define PACK_LIST(ROW)                                  \
	ROW(SPINE, "spine", "work.xml")                 \
	ROW(REFERENCES, "references", "references.xml") \
	ROW(PROVENANCE, "provenance", "provenance.tsv") \
	ROW(FIGURES, "figures", "figures.xml")          \
	ROW(GLOSSARY, "glossary", "glossary.tbx")       \
	ROW(MARKS, "marks", "glossary.tbx")

enum pack_section {
#define ROW(section, name, source) PACK_##section,
	PACK_LIST(ROW)
#undef ROW
		PACK_COUNT
};

struct pack_entry {
	uint64_t offset;      /* [B] in the file */
	uint64_t len;         /* [B] */
	uint64_t sum;         /* pack_sum of the section */
	uint64_t source_size; /* [B] */
};

struct pack {
	const char *path;
	struct timespec mtime;
	struct pack_entry entries[PACK_COUNT];
};

/* A section as it is written; `bytes` empty: left out. */
struct pack_part {
	struct str bytes;
	uint64_t source_size; /* [B] */
};

/* The source of a section, relative to the content folder. */
const char *pack_source(enum pack_section section);
/* Reads the table of `path` (kept, not copied). False if it is no such file. */
bool pack_open(const char *path, struct pack *pack);
/*
 * Appends a section to `out`. False, leaving it as it was, if the section is
 * missing or damaged or its source file `source` has changed since.
 */
bool pack_read(const struct pack *pack, enum pack_section section,
	const char *source, struct buf *out);
/* Appends the whole file. The same parts give the same bytes. */
void pack_write(const struct pack_part parts[PACK_COUNT], struct buf *out);
/* A 64-bit fingerprint, eight bytes at a time: the same on every machine. */
uint64_t pack_sum(struct str bytes);

/* Appends a field, escaped; `is_first` is false if a tab must go before it. */
void pack_field(struct str field, bool is_first, struct buf *out);
void pack_number(int number, bool is_first, struct buf *out);
/*
 * Takes the next field of a line (*rest, see str_split). It points into the
 * line, or into `arena` if it had to be unescaped. An absent field is empty.
 */
struct str pack_take(struct str *rest, struct arena *arena);
/* The same for a number; false if it is none or below zero. */
bool pack_take_number(struct str *rest, int *number);

#endif
