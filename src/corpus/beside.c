/* SPDX-License-Identifier: MIT */
#include "corpus/beside.h"

#include "corpus/work.h"

#include <stdarg.h>
#include <stdio.h>

struct str beside_name(
	struct work *work, int lang, const char *folder, int part)
{
	return arena_printf(&work->arena, "%s/%s/%.*s.md",
		work->langs[lang].ptr, folder,
		STR_ARG(work->items.ptr[part].file));
}

bool beside_read(struct work *work, struct str file, struct doc *doc)
{
	finding_drop(work, file);
	return work_read_doc(work, file, doc, &work->arena);
}

void beside_fault(const struct beside_at *at, const char *fmt, ...)
{
	struct arena *arena = &at->work->arena;
	va_list args;
	va_list again;
	int len;
	char *message;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	len = len > 0 ? len : 0;
	message = arena_bytes(arena, (size_t)len + 1);
	vsnprintf(message, (size_t)len + 1, fmt, again);
	va_end(again);
	va_end(args);
	finding_add(at->work, at->file, at->line, arena_str(arena, at->id),
		(struct str){message, (size_t)len});
}

void beside_links(const struct beside_at *at, const struct doc_node *top)
{
	struct arena *arena = &at->work->arena;

	links_check_tree(
		at->work, arena, at->file, arena_str(arena, at->id), top);
}
