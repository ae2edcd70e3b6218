/* SPDX-License-Identifier: MIT */
/*
 * The work: its spine (work.xml), the texts that hang on it in six languages
 * and three tiers, references, glossary, editor's notes and provenance. A place
 * is an id of the spine; a position in a file is never kept. Texts are loaded
 * when first asked for and stay. Bad content is said (corpus_findings), and the
 * rest works. Knows no layout, no screen, no search.
 *
 * The spine and the tables come either from XML and TSV or, for the installed
 * content, from one compiled file (compile.h) that is read in parts on demand.
 */
#ifndef KOINE_CORPUS_CORPUS_H
#define KOINE_CORPUS_CORPUS_H

#include "base/paths.h"
#include "doc/doc.h"
#include "gloss/gloss.h"
#include "text/locale.h"

enum tier { TIER_PLAIN, TIER_STUDENT, TIER_FULL, TIER_COUNT };
#define CORPUS_LANG_MAX 16
#define CORPUS_NONE     (-1)

enum spine_kind {
	SPINE_PART,    /* "2", "preface", "appendix" */
	SPINE_SECTION, /* "2.1", "about", "A-1" */
	SPINE_RECORD,  /* "A07", "T1": a heading over one block of four items */
	SPINE_FIGURE,  /* "fig-1": has titles; its id leads to its block, until
	                  cut to where it stands */
	SPINE_BLOCK,   /* "2.1.3" */
};

enum block_kind {
	BLOCK_PARA,
	BLOCK_LIST,
	BLOCK_FIGURE,
	BLOCK_RECORD,
	BLOCK_QUOTE,
	BLOCK_CODE
};

/* One row of the spine, in reading order. Parts contain sections contain
 * blocks. */
struct spine_item {
	enum spine_kind kind;
	enum block_kind block; /* SPINE_BLOCK */
	struct str id;
	int part;    /* index of the enclosing part (its own for a part) */
	int section; /* index of the innermost enclosing part, section or record
	                (own for those) */
	int items;   /* BLOCK_LIST, BLOCK_RECORD: items of the list */
	bool is_cut; /* heading: has blocks in the spine, or below it */
	struct str file; /* SPINE_PART: stem of its files, "02-safety" */
	struct str
		pages; /* printed pages in the report, "11-12"; empty unknown */
	struct str body; /* SPINE_RECORD of the appendix: the section it belongs
	                    to */
	struct str titles[CORPUS_LANG_MAX]; /* headings; empty where missing */
	const int *refs; /* reference numbers called here, ascending */
	size_t ref_count;
};

struct reference {
	int number;         /* 1..123 */
	struct str kind;    /* "article", "law", … */
	struct str section; /* where the report calls it */
	int year;           /* in which it came out; 0 unknown */
	bool is_lost;       /* the report's definition is missing */
	struct str titles[CORPUS_LANG_MAX];
	struct str descriptions[CORPUS_LANG_MAX];
	struct str publishers[CORPUS_LANG_MAX];
	struct str remarks[CORPUS_LANG_MAX]; /* on publisher or copy */
	const struct str *urls;
	size_t url_count;
};

/* A person, or a body, named as the report does. */
struct author {
	struct str name;
	struct str family; /* the part of it that is the family's, at its
	                      begin or end; empty: a body */
};

/* The report that the work is an edition of, as it is cited. */
struct report {
	struct str key;           /* "wic2025", for tables of references */
	struct str date;          /* "2025" or "2025-11" */
	struct str medium;        /* "R/OL", by GB/T 7714; may be empty */
	const struct str *titles; /* of the work, by language */
	struct str publishers[CORPUS_LANG_MAX], places[CORPUS_LANG_MAX];
	const struct author *authors; /* in the order of its own citation */
	size_t author_count;          /* at least one */
};

struct provenance {
	struct str written; /* "machine", "human" */
	struct str read;    /* "none", "machine", "human" */
	struct str by, date, edition;
};

enum finding_kind {
	FINDING_TEXT,  /* a text does not fit the spine, or is none */
	FINDING_LINK,  /* what a text links to is not there */
	FINDING_TABLE, /* work.xml and the other tables */
};

/* A fault of the content: said, never fatal. */
struct finding {
	struct str file; /* relative to the content folder */
	int line;
	struct str id;      /* may be empty */
	struct str message; /* translated, no full stop */
	enum finding_kind kind;
};

/* An editor's note as it stands in a language's own file. */
struct editor_note {
	struct str id, place;        /* the place is an id of the spine */
	struct str file;             /* relative to the content folder */
	const struct doc_node *root; /* its blocks are the children */
};

/* A block as it can be shown. */
struct shown {
	struct doc_node *node; /* NULL: written in no language and tier; terms
	                          not yet marked */
	int lang;              /* index into langs */
	enum tier tier;
	bool is_fallback; /* not what was asked for */
};

struct work; /* opaque; accessors below */

/*
 * Opens the work whose content `paths` names. Compiled if it is koine's own and
 * the compiled file is there, else from XML. ERR_INPUT with file:line.
 */
struct work *corpus_open(const struct paths *paths, struct err *err);
/* The same, always from XML and TSV, validated against the schemas; what `make`
 * compiles. */
struct work *corpus_open_sources(const struct paths *paths, struct err *err);
void corpus_close(struct work *work);
/*
 * The content folder that the file `path` lies in (the nearest folder above it
 * with a work.xml) and the file's name from there; in the arena. False if there
 * is none.
 */
bool corpus_root(const char *path, struct arena *arena, const char **folder,
	struct str *file);
/* True if a text or the notes of the work may stand in `file`, which is
 * relative to the content folder. */
bool corpus_has_file(const struct work *work, struct str file);

/* The content folder. */
const char *corpus_folder(const struct work *work);

/* ---- languages and tiers ---- */
int corpus_lang_count(const struct work *work);
const char *corpus_lang_tag(const struct work *work, int lang);
/*
 * True if a translation has been begun and is not whole (partial="yes"): what
 * is not written in it is no fault of the content.
 */
bool corpus_is_partial(const struct work *work, int lang);
/* Index of a tag, or CORPUS_NONE. */
int corpus_lang_index(const struct work *work, struct str tag);
/*
 * Languages in the order in which they stand in for `lang`: itself, its
 * fallback, en, zh, the others. Returns how many.
 */
int corpus_lang_order(struct work *work, int lang, int order[CORPUS_LANG_MAX]);
const char *tier_name(enum tier tier); /* "plain": id, not for people */
/* The same for people, translated. */
const char *tier_label(enum tier tier);
bool tier_from_name(struct str name, enum tier *tier);
/* The language that the work was written in first. */
int corpus_source_lang(const struct work *work);
/* Locale rules of a language of the work (loaded on first use; never NULL). */
const struct locale *corpus_locale(struct work *work, int lang);

/* ---- spine ---- */
struct str corpus_id(const struct work *work); /* "wic-ai-2025" */
int corpus_edition(const struct work *work);
struct str corpus_title(
	const struct work *work, int lang); /* falls back to en, then any */
/* NULL if work.xml does not say. */
const struct report *corpus_report(const struct work *work);
int corpus_count(const struct work *work);
const struct spine_item *corpus_item(const struct work *work, int index);
/*
 * Index of an id: part, section, record, block, figure alias, item ("2.1.5/2"
 * gives its block), or a gone id's successor. Case of "a07" is forgiven.
 * CORPUS_NONE if there is none.
 */
int corpus_find(const struct work *work, struct str id);
/* The id of the spine nearest to a mistyped one, for "did you mean"; empty if
 * none is near. */
struct str corpus_nearest(const struct work *work, struct str id);
/* Title of a heading item in `lang`, else en, else the source's, else any. */
struct str corpus_heading(const struct work *work, int index, int lang);
/* First index after the subtree of a heading item; index + 1 for a block. */
int corpus_end(const struct work *work, int index);
/* The innermost heading item of any item (itself if it is one). */
int corpus_section_of(const struct work *work, int index);
/* The one after that (before it) on its level or above; CORPUS_NONE at the end.
 */
int corpus_section_next(const struct work *work, int index);
int corpus_section_prev(const struct work *work, int index);

/* ---- texts ---- */
/*
 * The block `index` in `lang` and `tier`, or the nearest that is written: the
 * same tier in the language's fallback, en, zh, any; then the other tiers in
 * that order, from student full before plain. A heading item gives the heading
 * as it stands in the text, a figure item its block. Loads files as needed; the
 * node lives as long as the work (but see corpus_reload).
 */
struct shown corpus_show(
	struct work *work, int index, int lang, enum tier tier);
/* True if exactly this is written; for a heading item, any block below it. */
bool corpus_is_written(struct work *work, int index, int lang, enum tier tier);
/* Marks the glossary's terms on a shown block, once; cheap afterwards. */
void corpus_mark_terms(struct work *work, const struct shown *shown);
/* Source file (relative to the content folder) and line of a shown block. */
struct str corpus_source(
	struct work *work, int index, const struct shown *shown, int *line);
/*
 * Forgets the loaded text of a file so that the next corpus_show reads it anew
 * (watch, edit). Nodes already given out live on until its reload after that.
 */
void corpus_reload(struct work *work, int lang, enum tier tier, int part);
/* The text that stands in `file`, which is relative to the content folder; the
 * part is the row of its heading. False if it is no text of the work. */
bool corpus_text_of(const struct work *work, struct str file, int *lang,
	enum tier *tier, int *part);
/*
 * Reads a text anew if it was loaded, while somebody writes it: what cannot be
 * the whole text (it is gone, empty, in conflict after a merge, or fits the
 * spine less than before) is not taken, and false returned with the reason.
 * Nodes given out live on until the next time this one is taken.
 */
bool corpus_renew_text(struct work *work, int lang, enum tier tier, int part,
	struct arena *arena, struct finding *why);
/*
 * Opens the whole work anew because `file` (of the content folder, or
 * "locales/TAG.conf") has changed, and takes its place: `work` is the same
 * pointer, and what it gave out lives until the next time. The glossary, by far
 * the largest file, is read anew only for itself or work.xml. False with the
 * reason if `file` is worse than it was: nothing is changed then.
 */
bool corpus_renew(struct work *work, const struct paths *paths, struct str file,
	struct arena *arena, struct finding *why);
/*
 * Words a reader of `from` will find more of in `to` of the same block: the
 * difference of their lengths in letters; 0 if none, or one is not written. For
 * "full has more".
 */
size_t corpus_more(
	struct work *work, int index, int lang, enum tier from, enum tier to);

/* ---- tables ---- */
size_t corpus_reference_count(struct work *work);
const struct reference *corpus_reference(struct work *work, int number);
/* Blocks (indices) whose spine row calls reference `number`; count returned. */
size_t corpus_reference_places(
	struct work *work, int number, int *out, size_t max);
/* Value in `lang`, else en, else zh, else any not empty. */
struct str corpus_pick(
	const struct work *work, const struct str *by_lang, int lang);
/* The language that corpus_pick takes; CORPUS_NONE if all are empty. */
int corpus_pick_lang(
	const struct work *work, const struct str *by_lang, int lang);
const struct gloss *corpus_gloss(struct work *work);
/* NULL if there is no glossary. */
struct gloss_marker *corpus_marker(struct work *work, int lang);
struct fold *corpus_fold(struct work *work, int lang);
/*
 * Editor's note `id` in `lang` (else en, zh): its blocks are the children of
 * the returned node, *place the id it belongs to. NULL if there is none.
 */
const struct doc_node *corpus_note(struct work *work, struct str id, int lang,
	int *shown_lang, struct str *place);
/* How many notes a language has itself, and each of them; in the work's memory.
 */
size_t corpus_note_count(struct work *work, int lang);
struct editor_note corpus_note_at(struct work *work, int lang, size_t index);
/* Provenance of a file; all fields empty if there is no row. */
struct provenance corpus_provenance(
	struct work *work, int index, int lang, enum tier tier);
/* The same of any file of the content, by its name in provenance.tsv. */
struct provenance corpus_provenance_of(
	struct work *work, struct str file, int lang);
/* Loads every text, note and table, so that nothing of them is missing from the
 * findings. What stands beside the texts has its own: quiz_check. */
void corpus_load(struct work *work);
/*
 * Everything found wrong so far in spine, texts and tables, in no order; the
 * links of what has been loaded are looked up now. *list is good until the next
 * call that loads something.
 */
size_t corpus_findings(struct work *work, const struct finding **list);

#endif
