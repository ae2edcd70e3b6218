/* SPDX-License-Identifier: MIT */
/* The data of a figure in one language, as leaves below its node. */
#include "base/mo.h"
#include "corpus/work.h"
#include "text/fmt.h"

struct hanging {
	struct work *work;
	const struct figure_data *data;
	int lang; /* of the data */
	const struct locale *locale;
	struct doc_builder b;
	int line;  /* of the figure in the text */
	int depth; /* lists open */
	bool is_percent;
	struct figure_row *rows;
	size_t count;
};

/* The first language, in the order in which they stand in for `lang`, that the
 * figure speaks; `lang` itself if it speaks none. */
static int choose_lang(
	struct work *work, const struct figure_data *data, int lang)
{
	int order[CORPUS_LANG_MAX];
	const int count = corpus_lang_order(work, lang, order);

	for (int i = 0; i < count; i++)
		if (data->alts[order[i]].len > 0)
			return order[i];
	return lang;
}

static struct str pick(const struct hanging *h, const struct str *texts)
{
	return corpus_pick(h->work, texts, h->lang);
}

static void put(struct hanging *h, struct str text)
{
	doc_add_text(&h->b, text);
}

static void put_span(struct hanging *h, enum doc_span_kind kind,
	struct str target, struct str text)
{
	doc_open_span(&h->b, kind, target);
	put(h, text);
	doc_close_span(&h->b);
}

/* "[8]" and "†", as in the texts. */
static void put_calls(struct hanging *h, const struct figure_entry *entry)
{
	struct arena scratch = {0};
	struct str number;

	if (entry->ref > 0) {
		number = arena_printf(&scratch, "[%d]", entry->ref);
		put_span(h, DOC_SPAN_REF, str_sub(number, 1, number.len - 1),
			number);
	}
	if (entry->note.len > 0)
		put_span(h, DOC_SPAN_NOTE, entry->note, STR("†"));
	arena_free(&scratch);
}

static void put_around(struct hanging *h, struct str around, struct str number)
{
	const size_t at = str_find(around, '%');

	put(h, str_sub(around, 0, at));
	put(h, number);
	put(h, str_sub(around, at + 1, around.len));
}

static void put_value(struct hanging *h, const struct figure_entry *entry)
{
	const char *tag = corpus_lang_tag(h->work, h->lang);
	struct buf number = {0};

	if (entry->value == FIGURE_UNKNOWN) {
		put(h, h->locale->unknown);
		return;
	}
	if (h->is_percent)
		fmt_percent(tag, entry->value, &number);
	else
		fmt_grouped(h->locale->group_mark, h->locale->group_least,
			entry->value, &number);
	if (entry->bound == BOUND_ABOUT)
		put_around(h, h->locale->about, buf_view(&number));
	else if (entry->bound == BOUND_OVER)
		put_around(h, h->locale->over, buf_view(&number));
	else
		put(h, buf_view(&number));
	buf_release(&number);
}

static void put_colon(struct hanging *h)
{
	put(h, h->locale->colon);
	if (!str_ends(h->locale->colon, STR("：")))
		put(h, STR(" "));
}

/* A year is not grouped like other numbers. */
static void put_year(struct hanging *h, int year)
{
	struct buf number = {0};

	buf_printf(&number, "%d", year);
	put(h, buf_view(&number));
	buf_release(&number);
}

static uint32_t end_of(const struct hanging *h)
{
	return (uint32_t)h->b.text.len;
}

/* What stands before the colon, then after it; each may be missing. */
static void put_pair(struct hanging *h, const struct figure_entry *entry,
	struct figure_row *row)
{
	const struct str label = pick(h, entry->labels);
	const struct str role = pick(h, entry->roles);
	const bool is_bar = entry->kind == ENTRY_BAR;
	const bool is_document = entry->kind == ENTRY_DOCUMENT;

	if (entry->year > 0 && (is_document || label.len == 0))
		put_year(h, entry->year);
	else if (!is_document)
		put(h, label);
	row->label_end = end_of(h);
	if (row->label_end > 0 && (is_bar || is_document || role.len > 0))
		put_colon(h);
	row->value_start = end_of(h);
	if (is_bar)
		put_value(h, entry);
	else
		put(h, is_document ? label : role);
	put_calls(h, entry);
}

/* Opens an item on a level of the list, wherever the last one was. */
static void open_item(struct hanging *h, int level)
{
	while (h->depth > level + 1) {
		doc_close(&h->b); /* the item */
		doc_close(&h->b); /* its list */
		h->depth--;
	}
	if (h->depth == level + 1) {
		doc_close(&h->b);
		doc_open(&h->b, DOC_ITEM, h->line);
	}
	for (; h->depth < level + 1; h->depth++) {
		doc_open(&h->b, DOC_LIST, h->line)->is_tight = true;
		doc_open(&h->b, DOC_ITEM, h->line);
	}
}

static void add_row(struct hanging *h, const struct figure_entry *entry)
{
	struct figure_row *row = &h->rows[h->count++];

	if (entry->kind == ENTRY_SERIES)
		h->is_percent = entry->is_percent;
	open_item(h, entry->level);
	row->level = entry->level;
	row->value = entry->value;
	row->whole = entry->whole;
	row->is_share = entry->whole > 0;
	row->leaf = doc_open(&h->b, DOC_PARA, h->line);
	put_pair(h, entry, row);
	doc_close(&h->b);
}

static void add_rows(struct hanging *h)
{
	for (size_t i = 0; i < h->data->count; i++) {
		const struct figure_entry *entry = &h->data->entries[i];

		if (entry->kind > ENTRY_HEAD && entry->kind < ENTRY_SOURCE)
			add_row(h, entry);
	}
	for (; h->depth > 0; h->depth--) {
		doc_close(&h->b);
		doc_close(&h->b);
	}
}

/* Source, then notes. */
static void add_paras(struct hanging *h, enum figure_entry_kind kind)
{
	for (size_t i = 0; i < h->data->count; i++) {
		const struct figure_entry *entry = &h->data->entries[i];

		if (entry->kind != kind)
			continue;
		doc_open(&h->b, DOC_PARA, h->line);
		put(h, pick(h, entry->labels));
		put_calls(h, entry);
		doc_close(&h->b);
	}
}

/* Where no whole is given the longest bar is one. */
static void measure(struct hanging *h, struct str caption)
{
	uint32_t base = (uint32_t)caption.len + 1;
	struct figure_row *series = NULL;

	for (size_t i = 0; i < h->count; i++) {
		struct figure_row *row = &h->rows[i];

		row->base = base;
		base += (uint32_t)row->leaf->text.len + 1;
		if (row->level == 0)
			series = row;
		else if (series && !series->is_share &&
			 row->value > series->whole)
			series->whole = row->value;
	}
}

static void fill_heads(const struct hanging *h, struct figure *figure)
{
	int head = 0;

	for (size_t i = 0; i < h->data->count && head < FIGURE_HEADS; i++)
		if (h->data->entries[i].kind == ENTRY_HEAD)
			figure->heads[head++] =
				pick(h, h->data->entries[i].labels);
}

static struct figure *make_figure(
	const struct hanging *h, int lang, struct arena *arena)
{
	struct figure *figure = ARENA_NEW(arena, struct figure);

	figure->kind = h->data->kind;
	figure->label = pick(h, h->data->labels);
	figure->alt = pick(h, h->data->alts);
	figure->lang = h->work->langs[h->lang];
	figure->is_rtl = h->locale->is_rtl;
	figure->is_fallback = h->lang != lang;
	figure->rows = h->rows;
	figure->row_count = h->count;
	fill_heads(h, figure);
	return figure;
}

static void adopt(struct doc_node *node, struct doc_node *root)
{
	node->first = root->first;
	node->last = root->last;
	for (struct doc_node *child = node->first; child; child = child->next)
		child->parent = node;
}

static struct figure_data *find(struct work *work, struct str number)
{
	struct arena scratch = {0};
	const struct str id =
		arena_printf(&scratch, "fig-%.*s", STR_ARG(number));
	struct figure_data *found;

	figures_load(work);
	found = figures_find(work, id);
	arena_free(&scratch);
	return found;
}

void figure_hang(
	struct work *work, struct doc_node *node, int lang, struct doc *doc)
{
	struct figure_data *data = find(work, node->info);
	struct doc_node *root = doc->root;
	struct hanging h = {.work = work, .data = data, .line = node->line};

	if (!data || node->figure)
		return;
	data->is_hung = true;
	h.lang = choose_lang(work, data, lang);
	h.locale = corpus_locale(work, h.lang);
	h.rows = ARENA_ARRAY(&doc->arena, struct figure_row, data->count);
	/* A tree of its own in the same arena, which then moves. */
	doc_build(&h.b, doc);
	add_rows(&h);
	add_paras(&h, ENTRY_SOURCE);
	add_paras(&h, ENTRY_NOTE);
	doc_finish(&h.b);
	adopt(node, doc->root);
	doc->root = root;
	measure(&h, node->text);
	node->figure = make_figure(&h, lang, &doc->arena);
}
