/* SPDX-License-Identifier: MIT */
/* Figures for tests, written as Markdown: the image, its list, source, notes.
 */
#ifndef KOINE_TESTS_FIGURE_SAMPLE_H
#define KOINE_TESTS_FIGURE_SAMPLE_H

#include "doc/figure.h"
#include "md/md.h"

#include <check.h>

#define FIGURE_SAMPLE_BARS                                                  \
	"![Cap](fig:1)\n\n- Incidents\n  - 2019: about 400\n  - 2020: not " \
	"known\n  - 2024: over 7900\n- Share (100)\n  - Robust: over 60 "   \
	"[1](ref:1)\n  - None: 0\n\nSource [8](ref:8)\n\nA [note](note:G9)\n"
#define FIGURE_SAMPLE_TABLE                                                 \
	"![Cap](fig:2)\n\n- System\n  - First body of a long name\n    - "  \
	"2023: One [1](ref:1)\n    - Two\n  - Second\n    - 2024: A third " \
	"one with a name that is long enough to be broken\n- Region\n  - "  \
	"Third\n    - 2025: Four\n"
#define FIGURE_SAMPLE_TREE                                                   \
	"![Cap](fig:3)\n\n- Root\n  - One: does this and that\n    - Below " \
	"it\n    - Last below\n  - Two\n- Other\n"

/* The first number of a text; FIGURE_UNKNOWN if there is none. */
static inline int figure_sample_number(struct str text)
{
	int number = FIGURE_UNKNOWN;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			number = (number < 0 ? 0 : number * 10) + text.ptr[i] -
			         '0';
		else if (number >= 0)
			break;
	}
	return number;
}

static inline void figure_sample_row(
	struct figure_row *row, const struct doc_node *leaf)
{
	const size_t colon = str_search(leaf->text, STR(": "));
	const bool is_pair = colon != SIZE_MAX;

	row->leaf = leaf;
	row->level = -1;
	for (const struct doc_node *up = leaf; up; up = up->parent)
		row->level += up->kind == DOC_LIST;
	row->label_end = (uint32_t)(is_pair          ? colon
				    : row->level > 1 ? 0
						     : leaf->text.len);
	row->value_start = is_pair ? row->label_end + 2 : row->label_end;
	row->value = figure_sample_number(
		str_sub(leaf->text, row->value_start, leaf->text.len));
}

/*
 * Parses `md` and hangs what follows its first block on it: "(100)" in a series
 * is its whole. `is_rtl`: the language of what is hung on.
 */
static inline struct doc_node *figure_sample(
	enum figure_kind kind, const char *md, bool is_rtl, struct doc *doc)
{
	struct figure *figure;
	struct figure_row *rows, *series = NULL;
	struct doc_node *node;
	uint32_t base;

	md_parse(str_of(md), doc);
	figure = ARENA_NEW(&doc->arena, struct figure);
	rows = ARENA_ARRAY(&doc->arena, struct figure_row, 64);
	node = doc->root->first;
	ck_assert_int_eq(node->kind, DOC_FIGURE);
	node->first = node->next;
	node->last = doc->root->last;
	node->next = NULL;
	doc->root->last = node;
	for (struct doc_node *child = node->first; child; child = child->next)
		child->parent = node;
	base = (uint32_t)node->text.len + 1;
	for (const struct doc_node *leaf = doc_next_leaf(node, node);
		leaf && leaf->parent->kind == DOC_ITEM;
		leaf = doc_next_leaf(leaf, node)) {
		struct figure_row *row = &rows[figure->row_count++];

		figure_sample_row(row, leaf);
		row->base = base;
		base += (uint32_t)leaf->text.len + 1;
		if (row->level == 0) {
			series = row;
			row->is_share = str_ends(leaf->text, STR("(100)"));
			row->whole = row->is_share ? 100 : 0;
		} else if (!series->is_share && row->value > series->whole) {
			series->whole = row->value;
		}
	}
	figure->kind = kind;
	figure->label = STR("Figure 1:");
	figure->alt = STR("What it shows");
	figure->lang = STR("en");
	figure->is_rtl = is_rtl;
	figure->rows = rows;
	figure->heads[0] = STR("Body");
	figure->heads[1] = STR("Year");
	figure->heads[2] = STR("Document");
	node->figure = figure;
	return node;
}

#endif
