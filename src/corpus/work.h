/* SPDX-License-Identifier: MIT */
/* The inside of struct work, for the files of corpus/ alone. */
#ifndef KOINE_CORPUS_WORK_H
#define KOINE_CORPUS_WORK_H

#include "base/map.h"
#include "base/vec.h"
#include "corpus/corpus.h"
#include "corpus/figures.h"
#include "corpus/pack.h"
#include "xml/xml.h"

#define CORPUS_ID_MAX     64   /* [B] of an id */
#define CORPUS_NUMBER_MAX 9999 /* of references, items, pages */

/* An id that is another name: a figure's, or one that is no longer used. */
struct spine_alias {
	struct str id;
	struct str to; /* empty: a figure that has no block yet */
	int row;       /* of the figure; CORPUS_NONE: the id is gone */
	int line;      /* in work.xml; 0 unknown */
};

/* One Markdown file of the work: LANG/TIER/FILE.md. */
struct text {
	bool is_loaded;
	bool is_checked; /* its links have been looked up */
	struct str file; /* relative to the content folder */
	struct doc doc;
	struct doc former; /* before the last reload: nodes given out live on */
	struct doc_node **nodes; /* of the part's rows, from the part on; NULL:
	                            not written */
	bool *is_marked;         /* of the same rows: terms are marked */
};

struct note {
	struct str id, place;
	struct doc_node *root; /* its blocks are the children */
};

/* LANG/editor.md */
struct note_file {
	bool is_loaded;
	bool is_checked;
	struct str name; /* relative to the content folder */
	struct doc doc;
	VEC(struct note) notes;
};

struct reference_table {
	bool is_loaded;
	VEC(struct reference) rows; /* ascending by number */
};

struct provenance_row {
	struct str file, lang;
	struct provenance value;
};

struct provenance_table {
	bool is_loaded;
	VEC(struct provenance_row) rows;
	struct map by_key; /* "file\tlang" > row */
};

/* The largest of the tables: where it stays as it is, works share it. */
struct glossary {
	int users;
	struct arena arena;
	struct gloss gloss;
};

struct work {
	struct arena arena;
	const char *content; /* folder */
	const char *locales; /* folder, or NULL */
	bool is_packed;      /* `pack` may be used */
	bool is_validated;   /* XML is read with its schema */
	struct pack pack;
	struct buf
		sections[PACK_COUNT]; /* read ones: strings point into them */

	struct str id, source;
	int edition;
	struct str titles[CORPUS_LANG_MAX];
	const struct report *report;       /* or NULL */
	int report_line;                   /* in work.xml; 0 unknown */
	struct str langs[CORPUS_LANG_MAX]; /* NUL-terminated */
	bool is_partial[CORPUS_LANG_MAX];  /* begun, not whole */
	int lang_count;
	bool has_tier[TIER_COUNT];
	VEC(struct spine_item) items;
	VEC(int) lines; /* of the items in work.xml; 0 unknown */
	VEC(int) parts; /* items that are parts, ascending */
	VEC(struct spine_alias) aliases;
	int *ends;        /* of each item's subtree */
	struct map by_id; /* lower-case id > item */

	struct text *texts; /* see work_text */
	struct note_file notes[CORPUS_LANG_MAX];
	struct reference_table references;
	struct provenance_table provenance;
	struct figure_table figures;
	struct glossary *glossary; /* NULL: not read yet */
	struct gloss_marker *markers[CORPUS_LANG_MAX];
	struct fold *folds[CORPUS_LANG_MAX];
	const struct locale *locale[CORPUS_LANG_MAX];
	VEC(struct finding) findings;
	struct work *former; /* before the last corpus_renew: what was given out
	                        lives on */
};

/* ---- spine.c: building, from either form ---- */
/* Letters, digits, '-' and '.', at most CORPUS_ID_MAX bytes. */
bool spine_is_id(struct str s);
/* Safe as a file's name: an id that does not begin with '.' or '-'. */
bool spine_is_name(struct str s);
/* "88-89 91" as ascending numbers in the work's arena. False if it is not that.
 */
bool spine_read_refs(
	struct work *work, struct str text, struct spine_item *item);
/* Adds a copy of a row and sets its part and section. Its strings stay. */
void spine_add(struct work *work, const struct spine_item *row, int line);
bool spine_add_lang(struct work *work, struct str tag);
/*
 * After the last row: the ids' map, the ends. False if an id occurs twice or
 * there is no part; *line is where.
 */
bool spine_finish(struct work *work, int *line, struct err *err);
/* Back to empty. */
void spine_clear(struct work *work);
/* The map's key of an id, in `key`; empty if it is too long. */
struct str spine_key(struct str id, char key[CORPUS_ID_MAX]);

/* ---- spine_xml.c, spine_check.c, spine_pack.c ---- */
bool spine_read(struct work *work, struct err *err);
/* What a schema cannot say, as findings. */
void spine_check(struct work *work);
void spine_pack(const struct work *work, struct buf *out);
bool spine_unpack(struct work *work, struct str bytes);

/* ---- report.c ---- */
/* Reads <report>, if there is one. False with err; *line is where. */
bool report_read(struct work *work, const struct xml_node *root, int *line,
	struct err *err);
void report_check(struct work *work);
/* One line of the compiled spine, or nothing. */
void report_pack(const struct work *work, struct buf *out);
bool report_unpack(struct work *work, struct str line);

/* ---- the tables, loaded on first use ---- */
void references_load(struct work *work);
void references_pack(struct work *work, struct buf *out);
void provenance_load(struct work *work);
void provenance_pack(struct work *work, struct buf *out);
struct note_file *notes_load(struct work *work, int lang);
/* NULL if there is none in this language. */
const struct note *notes_find(struct work *work, int lang, struct str id);

/* ---- glossary.c ---- */
/* What `from` has read of the glossary, with what was wrong with it. */
void glossary_share(struct work *work, const struct work *from);
void glossary_release(struct glossary *glossary);

/* ---- marks.c ---- */
/* The terms of every block of every text, as they are marked. */
void marks_pack(struct work *work, struct buf *out);
/*
 * Marks a block from the compiled work, with new arrays in `arena`. False,
 * having done nothing, if that does not know the block as it stands.
 */
bool marks_apply(struct work *work, struct doc_node *block, int lang,
	struct arena *arena);

/* ---- texts.c ---- */
/* The text of a language, tier and part, loaded; NULL if there is no such
 * thing. */
struct text *work_text(struct work *work, int lang, enum tier tier, int part);
/* The same, not loaded. */
struct text *work_text_at(
	const struct work *work, int lang, enum tier tier, int part);
/*
 * Reads and parses a Markdown file of the content folder into `doc` (zeroed).
 * False if there is none, which is no fault, or if it cannot be read; findings
 * are made in `messages`.
 */
bool work_read_doc(struct work *work, struct str file, struct doc *doc,
	struct arena *messages);

/* ---- match.c ---- */
/* Hangs a parsed text on the spine: fills nodes, says what does not fit. */
void work_match(struct work *work, struct text *text, int lang, int part);
/*
 * Takes the first word off a heading's text and makes it the node's id. The
 * texts of all files begin with it.
 */
void work_split_heading(struct doc_node *heading);

/* ---- links.c ---- */
void links_check(struct work *work);
/* The links below `top`, which belongs to `id`; what it says is in `messages`.
 */
void links_check_tree(struct work *work, struct arena *messages,
	struct str file, struct str id, const struct doc_node *top);

/* ---- work.c ---- */
/* content/name in `arena`. */
const char *work_path(
	const struct work *work, struct str name, struct arena *arena);
/* The section of the compiled work, read once and kept; false: use the source.
 */
bool work_section(
	struct work *work, enum pack_section section, struct str *bytes);
/*
 * Appends a text file of the content folder to `out` as UTF-8. *bad_line, if it
 * is not NULL, is the first line that was none, or 0.
 */
bool work_read_text(const struct work *work, struct str file, struct buf *out,
	int *bad_line, struct err *err);
/*
 * Reads an XML file of the content folder, with schema/NAME.rng where the work
 * is validated. The tree is in `arena`.
 */
bool work_read_xml(const struct work *work, const char *file,
	const char *schema, struct arena *arena, struct xml_node **root,
	struct err *err);
/* ---- renew.c ---- */
/* The line of the first mark that a merge leaves in a file; 0: none. */
int work_conflict_line(struct str text);

/* ---- findings.c ---- */
/* Of kind FINDING_TEXT for a Markdown file, else FINDING_TABLE. */
void finding_add(struct work *work, struct str file, int line, struct str id,
	struct str message);
/* The finding added last is of this kind. */
void finding_is(struct work *work, enum finding_kind kind);
/* A failure to read `file` (work_path gives its full name) as a finding. */
void finding_from(struct work *work, struct str file, const struct err *err,
	struct arena *arena);
/* Forgets the findings of a file. */
void finding_drop(struct work *work, struct str file);

#endif
