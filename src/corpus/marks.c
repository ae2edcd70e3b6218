/* SPDX-License-Identifier: MIT */
/*
 * Marked terms, made once by `make` and found by what a block says: a line for
 * each block, sorted by the 16 hexadecimal digits of its fingerprint that it
 * begins with, then four fields a mark: leaf, start, end, concept. A text that
 * has changed since is not found here, and its terms are looked for.
 */
#include "base/map.h"
#include "corpus/work.h"

#include <stdlib.h>
#include <string.h>

#define KEY_LEN 16 /* [B] */

struct row {
	char key[KEY_LEN + 1];
	size_t from, to; /* [B] its line in the lines as they were made */
};

/* A fingerprint of what marking looks at: text, author's spans, language. */
static void make_key(const struct work *work, const struct doc_node *block,
	int lang, char key[KEY_LEN + 1])
{
	static const char digits[] = "0123456789abcdef";
	const struct doc_node *leaf = doc_first_leaf(block);
	uint64_t hash = map_hash(work->langs[lang], doc_hash(block));

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block)) {
		/* The hash leaves out what hangs on a figure. */
		hash = map_hash(leaf->text, hash);
		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct doc_span *span = &leaf->spans[i];
			const uint32_t where[] = {
				span->kind, span->start, span->end};

			hash = map_hash((struct str){(const char *)where,
						sizeof(where)},
				hash);
			hash = map_hash(span->target, hash);
		}
	}
	for (int i = 0; i < KEY_LEN; i++)
		key[i] = digits[hash >> (4 * (KEY_LEN - 1 - i)) & 15];
	key[KEY_LEN] = '\0';
}

static void put_marks(const struct doc_node *block, struct buf *out)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	for (int n = 0; leaf != NULL; n++) {
		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct doc_span *span = &leaf->spans[i];

			if (span->kind != DOC_SPAN_TERM || !span->is_marked)
				continue;
			pack_number(n, false, out);
			pack_number((int)span->start, false, out);
			pack_number((int)span->end, false, out);
			pack_field(span->target, false, out);
		}
		leaf = doc_next_leaf(leaf, block);
	}
	buf_byte(out, '\n');
}

static int compare_rows(const void *a, const void *b)
{
	const struct row *left = a;
	const struct row *right = b;

	return strcmp(left->key, right->key);
}

struct rows {
	struct buf lines;
	VEC(struct row) rows;
};

static void add_block(struct work *work, struct rows *rows,
	struct doc_node *block, int lang, struct arena *arena)
{
	struct row row = {.from = rows->lines.len};
	struct gloss_marker *marker = corpus_marker(work, lang);

	if (block == NULL || block->kind == DOC_HEADING || marker == NULL)
		return;
	make_key(work, block, lang, row.key);
	buf_str(&rows->lines, (struct str){row.key, KEY_LEN});
	gloss_mark(marker, block, arena);
	put_marks(block, &rows->lines);
	row.to = rows->lines.len;
	vec_push(&rows->rows, row);
}

static void add_text(struct work *work, struct rows *rows, struct text *text,
	int lang, int part)
{
	if (text == NULL || text->nodes == NULL)
		return;
	for (int i = part; i < work->ends[part]; i++)
		if (!text->is_marked[i - part]) {
			text->is_marked[i - part] = true;
			add_block(work, rows, text->nodes[i - part], lang,
				&text->doc.arena);
		}
}

void marks_pack(struct work *work, struct buf *out)
{
	struct rows rows = {0};

	for (int lang = 0; lang < work->lang_count; lang++)
		for (int tier = 0; tier < TIER_COUNT; tier++)
			for (size_t i = 0; i < work->parts.len; i++)
				add_text(work, &rows,
					work_text(work, lang, (enum tier)tier,
						work->parts.ptr[i]),
					lang, work->parts.ptr[i]);
	if (rows.rows.len > 0)
		qsort(rows.rows.ptr, rows.rows.len, sizeof(*rows.rows.ptr),
			compare_rows);
	for (size_t i = 0; i < rows.rows.len; i++)
		if (i == 0 || compare_rows(&rows.rows.ptr[i - 1],
				      &rows.rows.ptr[i]) != 0)
			buf_str(out, str_sub(buf_view(&rows.lines),
					     rows.rows.ptr[i].from,
					     rows.rows.ptr[i].to));
	vec_release(&rows.rows);
	buf_release(&rows.lines);
}

/* The line that begins with `key`, without it; false if there is none. */
static bool find_line(struct str lines, const char *key, struct str *line)
{
	size_t low = 0, high = lines.len;

	while (low < high) {
		size_t from = low + (high - low) / 2;
		size_t end;
		int order;

		while (from > low && lines.ptr[from - 1] != '\n')
			from--;
		end = from + str_find(str_sub(lines, from, high), '\n');
		if (end - from < KEY_LEN)
			return false;
		order = memcmp(key, lines.ptr + from, KEY_LEN);
		if (order == 0) {
			*line = str_sub(lines, from + KEY_LEN, end);
			return true;
		}
		if (order < 0)
			high = from;
		else
			low = end + 1;
	}
	return false;
}

/* The next mark of a line and the number of its leaf. */
static bool take_mark(
	struct work *work, struct str *line, int *leaf, struct doc_span *mark)
{
	int start, end;

	if (!pack_take_number(line, leaf) || !pack_take_number(line, &start) ||
		!pack_take_number(line, &end))
		return false;
	mark->kind = DOC_SPAN_TERM;
	mark->is_marked = true;
	mark->start = (uint32_t)start;
	mark->end = (uint32_t)end;
	mark->target = pack_take(line, &work->arena);
	return start < end;
}

/* doc_next_leaf for those who write. */
static struct doc_node *next_leaf(
	struct doc_node *node, const struct doc_node *top, bool is_first)
{
	while (node != NULL) {
		if (is_first && doc_has_text(node->kind))
			return node;
		is_first = true;
		if (node->first != NULL) {
			node = node->first;
			continue;
		}
		while (node != top && node->next == NULL)
			node = node->parent;
		node = node == top ? NULL : node->next;
	}
	return NULL;
}

bool marks_apply(struct work *work, struct doc_node *block, int lang,
	struct arena *arena)
{
	char key[KEY_LEN + 1];
	struct str lines, line;
	struct doc_node *leaf = next_leaf(block, block, true);
	struct doc_span mark;
	int number = 0, at;
	VEC(struct doc_span) marks = {0};

	if (!work_section(work, PACK_MARKS, &lines))
		return false;
	make_key(work, block, lang, key);
	if (!find_line(lines, key, &line))
		return false;
	str_split(&line, '\t', &(struct str){0});
	while (leaf != NULL && take_mark(work, &line, &at, &mark)) {
		for (; leaf != NULL && number < at; number++) {
			if (marks.len > 0)
				gloss_put_marks(
					leaf, marks.ptr, marks.len, arena);
			vec_clear(&marks);
			leaf = next_leaf(leaf, block, false);
		}
		if (leaf != NULL && mark.end <= leaf->text.len)
			vec_push(&marks, mark);
	}
	if (leaf != NULL && marks.len > 0)
		gloss_put_marks(leaf, marks.ptr, marks.len, arena);
	vec_release(&marks);
	return true;
}
