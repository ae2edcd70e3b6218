/* SPDX-License-Identifier: MIT */
#include "gloss/marker.h"

static const bool is_blocking[DOC_SPAN_KIND_COUNT] = {
	[DOC_SPAN_CODE] = true,
	[DOC_SPAN_HTML] = true,
	[DOC_SPAN_LINK] = true,
	[DOC_SPAN_SEC] = true,
	[DOC_SPAN_REF] = true,
	[DOC_SPAN_NOTE] = true,
	[DOC_SPAN_TERM] = true,
};

/* Spans nest, so the innermost open style ends first. */
static void close_styles(struct cover *cover, uint32_t at)
{
	while (cover->ends.len > 0 &&
		cover->ends.ptr[cover->ends.len - 1] <= at)
		cover->ends.len--;
}

void cover_move(struct cover *cover, uint32_t at)
{
	const struct doc_node *leaf = cover->leaf;

	while (cover->next < leaf->span_count &&
		leaf->spans[cover->next].start < at) {
		const struct doc_span *span = &leaf->spans[cover->next++];

		close_styles(cover, span->start);
		if (!is_blocking[span->kind])
			vec_push(&cover->ends, span->end);
		else if (span->end > cover->blocked_until)
			cover->blocked_until = span->end;
	}
	close_styles(cover, at);
}

bool cover_is_free(const struct cover *cover, uint32_t at, uint32_t end)
{
	const struct doc_node *leaf = cover->leaf;

	if (cover->blocked_until > at)
		return false;
	if (cover->ends.len > 0 && cover->ends.ptr[cover->ends.len - 1] < end)
		return false;
	for (size_t i = cover->next; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		if (span->start >= end)
			break;
		if (is_blocking[span->kind])
			return false;
		if (span->start > at && span->end > end)
			return false;
	}
	return true;
}

void cover_release(struct cover *cover)
{
	vec_release(&cover->ends);
}
