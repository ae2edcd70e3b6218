/* SPDX-License-Identifier: MIT */
#include "cmd/exchange.h"

enum unit_state exchange_state(void *ctx, int item, struct text_name text)
{
	static const enum unit_state states[] = {
		[SYNC_DRAFT] = UNIT_DRAFT,
		[SYNC_TRANSLATED] = UNIT_TRANSLATED,
		[SYNC_REVIEWED] = UNIT_REVIEWED,
	};
	const struct sync *sync = ctx;

	if (corpus_item(sync->work, item)->kind != SPINE_BLOCK)
		return UNIT_UNSAID;
	switch (sync_standing(sync, item, text.lang, text.tier)) {
	case SYNC_MISSING:
		return UNIT_NEW;
	case SYNC_UNDECLARED:
		return UNIT_UNSAID;
	case SYNC_STALE:
		return UNIT_DRAFT;
	default:
		break;
	}
	/* The first text of all has no row. */
	if (sync_at(sync, item, text.lang, text.tier)->source_lang ==
		CORPUS_NONE)
		return UNIT_UNSAID;
	return states[sync_state_now(sync, item, text.lang, text.tier)];
}
