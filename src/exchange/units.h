/* SPDX-License-Identifier: MIT */
/*
 * A text of the work as units: each heading, each paragraph, each item of a
 * list or record, each caption, with the bytes it stands in. A block's unit has
 * its id, an item "2.1.3/1", a heading that of its section; a second paragraph
 * inside is "2.1.3/1~2". Code and what is no block of the spine are none.
 */
#ifndef KOINE_EXCHANGE_UNITS_H
#define KOINE_EXCHANGE_UNITS_H

#include "base/map.h"
#include "exchange/exchange.h"

enum unit_kind { UNIT_HEADING, UNIT_PARA, UNIT_ITEM, UNIT_CAPTION };

struct text_unit {
	struct str id;
	int item; /* of the spine: its heading or block */
	enum unit_kind kind;
	int line;             /* in the file, from 1 */
	size_t leaf;          /* which of md_source's leaves */
	int in_item, ordinal; /* as md_leaf has them */
	struct form form;
	struct str text;   /* form_text */
	struct str md;     /* its Markdown */
	size_t start, end; /* [B] in the file's bytes */
	struct str indent; /* of its lines but the first */
};

struct units {
	struct arena arena;
	struct text_name name;
	int part;         /* of the spine */
	struct str file;  /* "fr/full/02-safety.md" */
	bool is_there;    /* the file is */
	struct buf bytes; /* as they are on disk */
	size_t skipped;   /* [B] of a BOM before the first character */
	VEC(struct text_unit) rows;
	struct map by_id; /* > struct text_unit *, once all are read */
	int left;         /* leaves that are no units */
};

/*
 * Reads the file of a part; none is no fault. ERR_INPUT, with nothing to
 * release, if it cannot be read or is not UTF-8.
 */
bool units_read(struct work *work, struct text_name name, int part,
	struct units *out, struct err *err);
void units_release(struct units *units);
/* NULL if there is none of exactly this id. */
const struct text_unit *units_find(const struct units *units, struct str id);
/* Whether any block of a section (a heading of the spine) is written. */
bool units_has_section(
	const struct units *units, const struct work *work, int section);
/* Of the file's bytes; never 0. */
uint64_t units_fingerprint(const struct units *units);
/* Reads a unit's Markdown; false with err if it is none of the unit's kind. */
bool unit_read_md(const struct text_unit *unit, struct str md,
	struct arena *arena, struct form *out, struct err *err);
/* True if `form` may stand where `unit` does: a caption is an image whole. */
bool unit_may_be(const struct text_unit *unit, struct form form);

#endif
