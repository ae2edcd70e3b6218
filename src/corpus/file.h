/* SPDX-License-Identifier: MIT */
/*
 * A lone CommonMark text (FILE or "-"): a work of its own. Sections are
 * numbered s0 (before the first heading), s1, s2 …; blocks s7.3. It is read
 * whole but parsed in parts, on demand, so that a large file opens at once.
 */
#ifndef KOINE_CORPUS_FILE_H
#define KOINE_CORPUS_FILE_H

#include "base/err.h"
#include "doc/doc.h"

struct file;

/* `name` is for messages; "-" reads standard input. ERR_INPUT if it is no text.
 */
struct file *file_open(const char *path, struct err *err);
/* The same for bytes in memory (copied). */
struct file *file_from(struct str bytes, const char *name, struct err *err);
void file_close(struct file *file);
/*
 * Reads `path` anew into the same struct. False, the old text stays, if it is
 * no text, gone, or empty while the old one was not. Units given out live on
 * until the next time.
 */
bool file_renew(struct file *file, const char *path, struct err *err);
/*
 * Number of units (headings and blocks, top-level nodes in order) known so far;
 * parses on until there are more than `want` or the text ends.
 */
int file_count(struct file *file, int want);
/* Unit by index; its id is set. NULL beyond the end. Lives as long as the file.
 */
struct doc_node *file_unit(struct file *file, int index);
/* Index of an id ("s7", "s7.3"), parsing as far as needed; -1 if there is none.
 */
int file_find(struct file *file, struct str id);
/* Part of the bytes parsed so far, 0..100, and whether that is all. */
int file_progress(const struct file *file, bool *is_whole);
/* Fingerprint of the whole text, for the state's key. */
uint64_t file_hash(const struct file *file);
/* What the reader says it is, before a book is made of it. Borrows the tag. */
void file_set_lang(struct file *file, const char *tag);
/* "en", "zh" …: what was said, else guessed from the letters. */
const char *file_lang(const struct file *file);
/* The whole source text (repaired). */
struct str file_text(const struct file *file);

#endif
