/* SPDX-License-Identifier: MIT */
/*
 * The index: one SQLite file with the texts, an FTS5 table for each language
 * and the tables for typing Latin. Making it, finding out whether it still
 * fits, making it anew in the cache or in memory. Inside search/; others use
 * search.h.
 *
 *   meta(key, value)                         format, fingerprints, work
 *   lang(id, tag)                            id: index in the work's languages,
 *                                            the number in table names
 *   source(id, file, size, hash)             file relative to the content
 *                                            folder; of a lone file ""
 *   doc(id, source, kind, place, section, lang, tier, ord, hash, text, marks)
 *                                            kind: enum search_kind; tier: enum
 *                                            tier or -1 (headings, concepts,
 *                                            references, notes, questions, lone
 *                                            files); ord: reading order, the
 *                                            same in all languages; hash of
 *                                            `text`; marks: those of words_N,
 *                                            shortened (writer_marks.c)
 *   words_N(words, marks)                    FTS5, contentless, rowid = doc.id:
 *                                            analyser_put of the text; marks
 *                                            are TERM_MARK "t:deepfake" for
 *                                            terms, TERM_MARK "r:12" for refs
 *                                            (a concept and a reference have
 *                                            their own)
 *   vocab_N(term, doc, cnt)                  fts5vocab of words_N, 'row'
 *   sounds_N(words)                          FTS5, contentless: zh
 *   key(lang, key, word)                     ru, ar, es: words of words_N
 *   form(form, lang, concept, term, is_term, a view of spelling and concept:
 *     is_marked)                             glossary: terms and forms, folded
 *                                            tokens joined by single spaces;
 *                                            term: number of the term that it
 *                                            is, or is a form of; is_marked: 0
 *                                            if texts do not mark that term
 *   vocabulary(lang, terms)                  what vocabulary_make gives
 *
 * The tokenizer of db/ cuts at spaces; a term that begins with TERM_STEM stands
 * at the position of the one before it.
 */
#ifndef KOINE_SEARCH_INDEX_H
#define KOINE_SEARCH_INDEX_H

#include "base/paths.h"
#include "corpus/corpus.h"
#include "corpus/file.h"
#include "db/db.h"
#include "search/analyse.h"

#define INDEX_ID     0x6b6f6978 /* application_id: "koix" */
#define INDEX_FORMAT 7

/* What is indexed: a work or a lone file. Borrowed. */
struct index_source {
	const struct paths *paths;
	struct work *work; /* or */
	struct file *file;
	const char *path; /* of the lone file as it was named; NULL: stdin */
	bool is_brief;    /* for a few answers at once, then closed: db_map */
};

struct vocabulary;

/* One language of an open index. */
struct index_lang {
	struct str tag;
	const struct locale *locale;
	struct analyser *analyser;
	struct vocabulary *vocabulary; /* NULL until vocabulary.c reads it */
};

struct search_index {
	struct arena arena;
	struct db *db;
	struct han *han;
	struct index_lang langs[CORPUS_LANG_MAX];
	int lang_count;
};

/* 0..100; false: stop, the caller wants no index any more. */
typedef bool index_progress_fn(void *ctx, int percent);

/*
 * Makes the index of `source` as the file `path`, reproducibly: in a temporary
 * file beside it that is renamed at the end. If `path` is an index that is only
 * partly out of date, what has not changed is kept (by the content's hash);
 * everything hangs on the spine, the glossary and the figures.
 * `progress` may be NULL. False with err; false and err untouched if stopped.
 */
bool index_build(const struct index_source *source, const char *path,
	index_progress_fn *progress, void *ctx, struct err *err);
/* The same in memory, ready to use. NULL with err. */
struct search_index *index_build_memory(
	const struct index_source *source, struct err *err);
/*
 * Opens `path` read-only if it fits the source as it is now. NULL if not, which
 * is no error. It is not read through: a damaged page shows when it is read
 * (db_is_damaged).
 */
struct search_index *index_open_path(
	const struct index_source *source, const char *path);
void index_close(struct search_index *index);
/*
 * Where the index of this source may lie: the installed one (NULL if this is
 * not koine's own content) and the one in the cache (NULL if there is no cache
 * folder). In `arena`.
 */
void index_paths(const struct index_source *source, struct arena *arena,
	const char **installed, const char **cached);

#endif
