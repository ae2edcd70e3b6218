/* SPDX-License-Identifier: MIT */
/*
 * References, the report and passages as entries for other programs: BibTeX,
 * RIS, CSL-JSON. An entry is made once and written by one file per format; what
 * is not known has no field. Values are cleaned and escaped when written.
 */
#ifndef KOINE_OUT_BIB_H
#define KOINE_OUT_BIB_H

#include "base/map.h"
#include "out/cite.h"
#include "json/json.h"

enum bib_format { BIB_BIBTEX, BIB_RIS, BIB_CSL };

/* Who a publisher is to the document. */
enum bib_role {
	BIB_PUBLISHER,
	BIB_AUTHOR,    /* the body that wrote it publishes it */
	BIB_CONTAINER, /* a newspaper or journal that it stands in */
};

/* A kind of document, in the terms of each format. */
struct bib_type {
	const char *kind; /* as references.xml has it */
	enum bib_role role;
	const char *bibtex;
	const char *publisher; /* field of BibTeX for it; NULL: none */
	const char *ris;
	const char *csl;
};

/* What is not known is empty or 0. Strings are the work's or the arena's. */
struct bib_entry {
	struct str key;
	const struct bib_type *type;
	struct str title, original; /* original: its title before translation,
	                               in the note too */
	struct str container;       /* what a passage stands in */
	struct str section;         /* its number there */
	struct str pages;           /* "12-14" */
	const struct author *authors;
	size_t author_count;
	struct str publisher, place;
	int year, month;
	struct str lang; /* tag of the title's language */
	const struct str *urls;
	size_t url_count;
	struct str note;
};

/* Reference `number`, titles in `lang`. False if there is none. */
bool bib_reference(struct work *work, int number, int lang, struct arena *arena,
	struct bib_entry *entry);
/* The report, with its title in `lang`. */
void bib_report(struct work *work, int lang, struct arena *arena,
	struct bib_entry *entry);
/* A place, as a part of the report by its authors; the note says that it is a
 * paraphrase, and whose (cite_place, cite_provenance). */
void bib_place(struct work *work, const struct cited *cited, struct str ui,
	struct arena *arena, struct bib_entry *entry);

/* Entries on their way out, each key once. */
struct bib {
	enum bib_format format;
	struct map keys;
	struct arena arena;
	struct json *list; /* BIB_CSL */
};

void bib_init(struct bib *bib, enum bib_format format);
/* Appends an entry to `out` (CSL: keeps it), unless its key has been there. */
void bib_add(struct bib *bib, const struct bib_entry *entry, struct buf *out);
/* Appends what is kept, and frees everything. */
void bib_end(struct bib *bib, struct buf *out);

/*
 * A person's name in its two parts, with *is_family_first as it is written; a
 * body has no family name, and its name is *given.
 */
void bib_name(const struct author *author, struct str *family,
	struct str *given, bool *is_family_first);

/* ---- bib_bibtex.c, bib_ris.c, bib_csl.c ---- */
void bib_bibtex(const struct bib_entry *entry, struct buf *out);
void bib_ris(const struct bib_entry *entry, struct buf *out);
struct json *bib_csl(const struct bib_entry *entry);

#endif
