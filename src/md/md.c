/* SPDX-License-Identifier: MIT */
#include "md/md.h"

#include "md/guard.h"
#include "md/soft.h"
#include "text/utf8.h"

#include <cmark.h>

struct parse {
	struct doc_builder b;
	bool is_disarmed;   /* see guard.h */
	struct buf scratch; /* restored text */
};

/* koine's own link schemes. */
static const struct {
	const char *scheme;
	enum doc_span_kind kind;
} schemes[] = {
	{"ref:", DOC_SPAN_REF},
	{"term:", DOC_SPAN_TERM},
	{"sec:", DOC_SPAN_SEC},
	{"note:", DOC_SPAN_NOTE},
};

static enum doc_span_kind link_kind(struct str *url)
{
	for (size_t i = 0; i < ARRAY_LEN(schemes); i++) {
		struct str scheme = str_of(schemes[i].scheme);

		if (str_starts(*url, scheme)) {
			*url = str_sub(*url, scheme.len, url->len);
			return schemes[i].kind;
		}
	}
	return DOC_SPAN_LINK;
}

static bool is_figure(cmark_node *para)
{
	cmark_node *child = cmark_node_first_child(para);

	return child != NULL && cmark_node_next(child) == NULL &&
	       cmark_node_get_type(child) == CMARK_NODE_IMAGE &&
	       str_starts(str_of(cmark_node_get_url(child)), STR("fig:"));
}

/* The image that makes a paragraph a figure is no image in a text. */
static bool is_of_figure(cmark_node *image)
{
	cmark_node *parent = cmark_node_parent(image);

	return cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH &&
	       is_figure(parent);
}

/* What cmark returned, as it was in the source. Valid until the next call. */
static struct str restore(struct parse *p, const char *cstr)
{
	struct str s = str_of(cstr);

	if (!p->is_disarmed)
		return s;
	buf_clear(&p->scratch);
	guard_restore(s, &p->scratch);
	return buf_view(&p->scratch);
}

static void add_text(struct parse *p, cmark_node *node)
{
	struct str text = restore(p, cmark_node_get_literal(node));

	doc_add_text(&p->b, soft_literal(&p->b, node, text));
}

/* A code block's text ends without the newline of its last line. */
static void add_literal(struct parse *p, cmark_node *node)
{
	struct str text = restore(p, cmark_node_get_literal(node));

	if (str_ends(text, STR("\n")))
		text.len--;
	doc_add_text(&p->b, text);
}

/* The flag of the list before is in its user data, which nothing else uses. */
static bool is_second_list(cmark_node *node)
{
	cmark_node *before = cmark_node_previous(node);

	if (before == NULL || cmark_node_get_type(before) != CMARK_NODE_LIST ||
		cmark_node_get_list_type(before) !=
			cmark_node_get_list_type(node) ||
		cmark_node_get_user_data(before) != NULL)
		return false;
	cmark_node_set_user_data(node, node);
	return true;
}

static void open_list(struct parse *p, cmark_node *node, int line)
{
	struct doc_node *list = doc_open(&p->b, DOC_LIST, line);

	if (list->kind != DOC_LIST)
		return; /* flattened */
	list->is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	list->is_tight = cmark_node_get_list_tight(node) != 0;
	list->level = cmark_node_get_list_start(node);
	list->is_second = is_second_list(node);
}

static void open_para(struct parse *p, cmark_node *node, int line)
{
	struct doc_node *figure;
	struct str url;

	if (!is_figure(node)) {
		doc_open(&p->b, DOC_PARA, line);
		return;
	}
	figure = doc_open(&p->b, DOC_FIGURE, line);
	url = restore(p, cmark_node_get_url(cmark_node_first_child(node)));
	figure->info = arena_str(&p->b.doc->arena, str_sub(url, 4, url.len));
}

static void add_code_block(struct parse *p, cmark_node *node, int line)
{
	struct doc_node *code = doc_open(&p->b, DOC_CODE, line);

	code->info = arena_str(
		&p->b.doc->arena, restore(p, cmark_node_get_fence_info(node)));
	add_literal(p, node);
	doc_close(&p->b);
}

static void enter_block(struct parse *p, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		doc_open(&p->b, DOC_QUOTE, line);
		break;
	case CMARK_NODE_LIST:
		open_list(p, node, line);
		break;
	case CMARK_NODE_ITEM:
		doc_open(&p->b, DOC_ITEM, line);
		break;
	case CMARK_NODE_PARAGRAPH:
		open_para(p, node, line);
		break;
	case CMARK_NODE_HEADING:
		doc_open(&p->b, DOC_HEADING, line)->level =
			cmark_node_get_heading_level(node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		add_code_block(p, node, line);
		break;
	case CMARK_NODE_HTML_BLOCK:
		doc_open(&p->b, DOC_HTML, line);
		add_literal(p, node);
		doc_close(&p->b);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		doc_open(&p->b, DOC_RULE, line);
		doc_close(&p->b);
		break;
	default:
		break;
	}
}

static bool has_digit_text(cmark_node *link)
{
	cmark_node *child = cmark_node_first_child(link);
	const char *text = child == NULL ? NULL : cmark_node_get_literal(child);

	return text != NULL && text[0] >= '0' && text[0] <= '9';
}

static void open_link(struct parse *p, cmark_node *node)
{
	struct str url = restore(p, cmark_node_get_url(node));
	enum doc_span_kind kind = link_kind(&url);

	doc_open_span(&p->b, kind, url);
	/* A bare number would read as part of the sentence. */
	if (kind == DOC_SPAN_REF && has_digit_text(node))
		doc_add_text(&p->b, STR("["));
}

static void close_link(struct parse *p, cmark_node *node)
{
	struct str url = str_of(cmark_node_get_url(node));

	if (link_kind(&url) == DOC_SPAN_REF && has_digit_text(node))
		doc_add_text(&p->b, STR("]"));
	doc_close_span(&p->b);
}

static void add_marked(
	struct parse *p, cmark_node *node, enum doc_span_kind kind)
{
	doc_open_span(&p->b, kind, (struct str){NULL, 0});
	add_text(p, node);
	doc_close_span(&p->b);
}

static void enter_inline(struct parse *p, cmark_node *node)
{
	struct str none = {NULL, 0};

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(p, node);
		break;
	case CMARK_NODE_SOFTBREAK:
		if (!soft_is_nothing(&p->b, node))
			doc_add_text(&p->b, STR(" "));
		break;
	case CMARK_NODE_LINEBREAK:
		doc_add_text(&p->b, STR("\n"));
		break;
	case CMARK_NODE_CODE:
		add_marked(p, node, DOC_SPAN_CODE);
		break;
	case CMARK_NODE_HTML_INLINE:
		add_marked(p, node, DOC_SPAN_HTML);
		break;
	case CMARK_NODE_EMPH:
		doc_open_span(&p->b, DOC_SPAN_EMPH, none);
		break;
	case CMARK_NODE_STRONG:
		doc_open_span(&p->b, DOC_SPAN_STRONG, none);
		break;
	case CMARK_NODE_LINK:
		open_link(p, node);
		break;
	case CMARK_NODE_IMAGE:
		if (!is_of_figure(node))
			doc_open_span(&p->b, DOC_SPAN_IMAGE,
				restore(p, cmark_node_get_url(node)));
		break;
	default:
		break;
	}
}

static void leave(struct parse *p, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_LIST:
	case CMARK_NODE_ITEM:
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		doc_close(&p->b);
		break;
	case CMARK_NODE_IMAGE:
		if (!is_of_figure(node))
			doc_close_span(&p->b);
		break;
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
		doc_close_span(&p->b);
		break;
	case CMARK_NODE_LINK:
		close_link(p, node);
		break;
	default:
		break;
	}
}

/* cmark's own types: everything before the first inline type is a block. */
static bool is_block(cmark_node *node)
{
	return cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK;
}

static void build(struct parse *p, cmark_node *root, struct doc *doc)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	doc_build(&p->b, doc);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT)
			leave(p, node);
		else if (is_block(node))
			enter_block(p, node);
		else
			enter_inline(p, node);
	}
	doc_finish(&p->b);
	cmark_iter_free(iter);
}

void md_parse(struct str bytes, struct doc *doc)
{
	struct parse p = {0};
	struct buf guarded = {0};
	cmark_node *root;

	p.is_disarmed = guard_disarm(bytes, &guarded);
	if (p.is_disarmed)
		bytes = buf_view(&guarded);
	/* cmark's own check rewrites each line, right or not. */
	root = cmark_parse_document(bytes.ptr ? bytes.ptr : "", bytes.len,
		utf8_valid(bytes) ? CMARK_OPT_DEFAULT
				  : CMARK_OPT_VALIDATE_UTF8);
	buf_release(&guarded);
	build(&p, root, doc);
	buf_release(&p.scratch);
	cmark_node_free(root);
}
