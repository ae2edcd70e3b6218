/* SPDX-License-Identifier: MIT */
#include "corpus/file.h"

#include "base/fs.h"
#include "base/mo.h"
#include "base/vec.h"
#include "corpus/pack.h"
#include "md/md.h"
#include "text/lang.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef FILE_PART
#define FILE_PART ((size_t)64 << 10) /* [B] parsed at a time, at least */
#endif

struct file {
	struct buf text;
	size_t parsed; /* [B] */
	int lines;     /* before what is not parsed yet */
	VEC(struct doc) docs;
	VEC(struct doc_node *) units;
	VEC(int) sections;   /* unit of each section's heading; s0: -1 */
	int blocks;          /* in the last section */
	const char *lang;    /* said by the reader, else guessed */
	struct file *former; /* before the last file_renew */
};

/* What utf8_repair would leave as it is. */
static bool is_clean(struct str text)
{
	return !str_starts(text, STR("\xEF\xBB\xBF")) &&
	       str_find(text, '\r') == text.len &&
	       str_find(text, '\0') == text.len && utf8_valid(text);
}

/* Takes over `bytes`, which are released on failure. */
static struct file *new_file(
	struct buf *bytes, const char *name, struct err *err)
{
	struct file *file;

	if (!utf8_check_text(buf_view(bytes), name, err)) {
		buf_release(bytes);
		return NULL;
	}
	file = xcalloc(1, sizeof(*file));
	if (is_clean(buf_view(bytes))) {
		file->text = *bytes;
	} else {
		utf8_repair(buf_view(bytes), &file->text);
		buf_release(bytes);
	}
	file->lang = lang_guess(buf_view(&file->text));
	vec_push(&file->sections, -1);
	return file;
}

struct file *file_open(const char *path, struct err *err)
{
	const bool is_stdin = strcmp(path, "-") == 0;
	const char *name = is_stdin ? _("standard input") : path;
	struct buf bytes = {0};
	const bool ok = is_stdin ? fs_read_fd(STDIN_FILENO, name, FS_MAX_FILE,
					   &bytes, err)
	                         : fs_read(path, FS_MAX_FILE, &bytes, err);

	if (!ok) {
		buf_release(&bytes);
		return NULL;
	}
	return new_file(&bytes, name, err);
}

struct file *file_from(struct str bytes, const char *name, struct err *err)
{
	struct buf copy = {0};

	buf_str(&copy, bytes);
	return new_file(&copy, name, err);
}

static void release(struct file *file)
{
	for (size_t i = 0; i < file->docs.len; i++)
		doc_release(&file->docs.ptr[i]);
	vec_release(&file->docs);
	vec_release(&file->units);
	vec_release(&file->sections);
	buf_release(&file->text);
	free(file);
}

void file_close(struct file *file)
{
	if (!file)
		return;
	/* It has no former one itself. */
	if (file->former)
		release(file->former);
	release(file);
}

bool file_renew(struct file *file, const char *path, struct err *err)
{
	struct file *fresh = file_open(path, err);
	struct file old;

	if (!fresh)
		return false;
	if (fresh->text.len == 0 && file->text.len > 0) {
		file_close(fresh);
		return err_set(
			err, ERR_INPUT, "%s: %s", path, _("the file is empty"));
	}
	fresh->lang = file->lang;
	old = *file;
	*file = *fresh;
	*fresh = old;
	file_close(fresh->former);
	fresh->former = NULL;
	file->former = fresh;
	return true;
}

static void add_unit(
	struct file *file, struct doc_node *node, struct arena *arena)
{
	if (node->kind == DOC_HEADING) {
		vec_push(&file->sections, (int)file->units.len);
		file->blocks = 0;
		node->id = arena_printf(arena, "s%zu", file->sections.len - 1);
		node->is_id_made = true;
	} else {
		file->blocks++;
		node->id = arena_printf(
			arena, "s%zu.%d", file->sections.len - 1, file->blocks);
	}
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	vec_push(&file->units, node);
}

/* Lines of a part count from its beginning. */
static void shift_lines(struct doc_node *root, int by)
{
	struct doc_node *node = root;

	while (node) {
		if (node->line > 0)
			node->line += by;
		if (node->first) {
			node = node->first;
			continue;
		}
		while (node != root && !node->next)
			node = node->parent;
		node = node == root ? NULL : node->next;
	}
}

static int count_lines(struct str text)
{
	int count = 0;
	size_t at;

	while ((at = str_find(text, '\n')) < text.len) {
		text = str_sub(text, at + 1, text.len);
		count++;
	}
	return count;
}

/* Parses one part more. False if there is none. */
static bool parse_part(struct file *file)
{
	const struct str rest =
		str_sub(buf_view(&file->text), file->parsed, file->text.len);
	struct str part;
	struct doc doc = {0};
	struct doc_node *node;

	if (rest.len == 0)
		return false;
	part = str_sub(rest, 0, md_cut(rest, FILE_PART));
	md_parse(part, &doc);
	shift_lines(doc.root, file->lines);
	for (node = doc.root->first; node; node = node->next)
		add_unit(file, node, &doc.arena);
	vec_push(&file->docs, doc);
	file->parsed += part.len;
	file->lines += count_lines(part);
	return true;
}

int file_count(struct file *file, int want)
{
	while ((int)file->units.len <= want && parse_part(file)) {
	}
	return (int)file->units.len;
}

struct doc_node *file_unit(struct file *file, int index)
{
	return index >= 0 && index < file_count(file, index)
	               ? file->units.ptr[index]
	               : NULL;
}

/* Reads "7" or "7.3"; block is 0 for a section. */
static bool read_id(struct str id, int *section, int *block)
{
	const size_t dot = str_find(id, '.');

	*block = 0;
	if (id.len < 2 || id.ptr[0] != 's' ||
		!str_to_int(str_sub(id, 1, dot), section) || *section < 0)
		return false;
	return dot == id.len ||
	       (str_to_int(str_sub(id, dot + 1, id.len), block) && *block > 0);
}

/* True once all that could tell where the id is has been parsed. */
static bool is_known(const struct file *file, int section, int block)
{
	const int last = (int)file->sections.len - 1;

	return last > section || (last == section && file->blocks >= block);
}

int file_find(struct file *file, struct str id)
{
	int section;
	int block;
	int index;
	int end;

	if (!read_id(id, &section, &block))
		return -1;
	/* A heading s0 does not exist: it stands for the first block. */
	if (section == 0 && block == 0)
		block = 1;
	while (!is_known(file, section, block) && parse_part(file)) {
	}
	if (section >= (int)file->sections.len)
		return -1;
	end = section + 1 < (int)file->sections.len
	              ? file->sections.ptr[section + 1]
	              : (int)file->units.len;
	index = file->sections.ptr[section];
	/* Not a sum: a block's number may be anything. */
	return block < end - index ? index + block : -1;
}

int file_progress(const struct file *file, bool *is_whole)
{
	*is_whole = file->parsed == file->text.len;
	return *is_whole ? 100 : (int)(file->parsed * 100 / file->text.len);
}

void file_set_lang(struct file *file, const char *tag)
{
	file->lang = tag;
}

uint64_t file_hash(const struct file *file)
{
	return pack_sum(buf_view(&file->text));
}

const char *file_lang(const struct file *file)
{
	return file->lang;
}

struct str file_text(const struct file *file)
{
	return buf_view(&file->text);
}
