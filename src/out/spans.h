/* SPDX-License-Identifier: MIT */
/*
 * Inside out/: walks a leaf's text and standoff spans as properly nested opens
 * and closes, for the formats that need nesting.
 */
#ifndef KOINE_OUT_SPANS_H
#define KOINE_OUT_SPANS_H

#include "doc/doc.h"

struct span_sink {
	void (*text)(void *ctx, struct str text, const struct doc_span *inside);
	void (*open)(void *ctx, const struct doc_span *span, struct str text);
	void (*close)(void *ctx, const struct doc_span *span, struct str text);
};

/*
 * Calls the sink in order. Spans that would overlap without nesting are closed
 * and opened again at the seam. `skip_marked` leaves out the glossary's marks.
 */
void spans_walk(const struct doc_node *leaf, bool skip_marked,
	const struct span_sink *sink, void *ctx);

#endif
