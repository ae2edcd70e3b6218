/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

static const struct {
	const char *name;
	bool has_text;
} kinds[] = {
#define X(kind, label, text) [DOC_##kind] = {(label), (text)},
	DOC_KIND_LIST(X)
#undef X
};

static const char *const span_names[] = {
#define X(kind, label) [DOC_SPAN_##kind] = (label),
	DOC_SPAN_LIST(X)
#undef X
};

void doc_release(struct doc *doc)
{
	if (doc == NULL)
		return;
	arena_free(&doc->arena);
	doc->root = NULL;
}

const char *doc_kind_name(enum doc_kind kind)
{
	return kinds[kind].name;
}

const char *doc_span_name(enum doc_span_kind kind)
{
	return span_names[kind];
}

bool doc_has_text(enum doc_kind kind)
{
	return kinds[kind].has_text;
}
