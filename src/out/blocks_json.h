/* SPDX-License-Identifier: MIT */
/* The JSON of `koine show`: keys are only ever added. Offsets are code points,
 * half open. */
#ifndef KOINE_OUT_BLOCKS_JSON_H
#define KOINE_OUT_BLOCKS_JSON_H

#include "doc/doc.h"
#include "json/json.h"

struct block_json {
	struct str id, section, kind, lang, tier;
	struct str asked_lang,
		asked_tier; /* empty when what was asked for is shown */
	const struct doc_node *node;
};

/* One element of "blocks". The caller owns the result until it is added. */
struct json *out_block_json(const struct block_json *block);

#endif
