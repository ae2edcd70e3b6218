/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"

void finding_add(struct work *work, struct str file, int line, struct str id,
	struct str message)
{
	const struct finding finding = {file, line, id, message,
		str_ends(file, STR(".md")) ? FINDING_TEXT : FINDING_TABLE};

	vec_push(&work->findings, finding);
}

void finding_is(struct work *work, enum finding_kind kind)
{
	work->findings.ptr[work->findings.len - 1].kind = kind;
}

/* Takes "12: " off the front of *text. */
static int take_line(struct str *text)
{
	size_t colon = str_find(*text, ':');
	int line = 0;

	if (!str_to_int(str_sub(*text, 0, colon), &line))
		return 0;
	*text = str_trim(str_sub(*text, colon + 1, text->len));
	return line;
}

void finding_from(struct work *work, struct str file, const struct err *err,
	struct arena *arena)
{
	const struct str path = str_of(work_path(work, file, arena));
	struct str message = str_of(err->message);
	int line = 0;

	/* Readers of XML say "path:12: why"; a finding has these apart. */
	if (str_starts(message, path) && message.len > path.len &&
		message.ptr[path.len] == ':') {
		message = str_sub(message, path.len + 1, message.len);
		line = take_line(&message);
	}
	finding_add(work, file, line, (struct str){NULL, 0},
		arena_str(arena, message));
}

void finding_drop(struct work *work, struct str file)
{
	size_t kept = 0;

	for (size_t i = 0; i < work->findings.len; i++)
		if (!str_eq(work->findings.ptr[i].file, file))
			work->findings.ptr[kept++] = work->findings.ptr[i];
	work->findings.len = kept;
}

size_t corpus_findings(struct work *work, const struct finding **list)
{
	links_check(work);
	*list = work->findings.ptr;
	return work->findings.len;
}
