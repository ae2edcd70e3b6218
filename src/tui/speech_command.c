/* SPDX-License-Identifier: MIT */
/* Speech: what follows a colon: a place, a setting, an action by its name. */
#include "tui/speech_impl.h"

#include "base/mo.h"
#include "text/lang.h"
#include "tui/command_line.h"

static void set_lang(struct speech *speech, struct str tag)
{
	const char *tags[CORPUS_LANG_MAX];
	int count = book_lang_count(speech->page.book);
	struct lang_match match;

	for (int i = 0; i < count; i++)
		tags[i] = book_lang_tag(speech->page.book, i);
	match = lang_match(tag, tags, count);
	if (match.index < 0 || match.is_regional)
		speech_tell(speech, _("no language '%.*s' in this work"),
			STR_ARG(tag));
	else
		speech_set_lang(speech, match.index);
}

static void set_tier(struct speech *speech, struct str name)
{
	enum tier tier;

	if (tier_from_name(name, &tier))
		speech_set_tier(speech, (int)tier);
	else
		speech_tell(speech,
			_("no level '%.*s'; there are plain, student and full"),
			STR_ARG(name));
}

static void go_place(struct speech *speech, struct str id)
{
	struct work *work = book_work(speech->page.book);
	struct str near = {NULL, 0};

	if (speech_go_id(speech, id))
		return;
	if (work != NULL)
		near = corpus_nearest(work, id);
	if (near.len > 0)
		speech_tell(speech, _("no place '%.*s'; did you mean '%.*s'?"),
			STR_ARG(id), STR_ARG(near));
	else
		speech_tell(speech, _("no place '%.*s'"), STR_ARG(id));
}

void speech_command(struct speech *speech, const struct speech_request *request)
{
	struct command command = command_parse(request->text);
	struct speech_request percent = {.count = command.number};
	struct speech_request none = {.count = 0};

	switch (command.kind) {
	case COMMAND_EMPTY:
		break;
	case COMMAND_LANG:
		set_lang(speech, command.arg);
		break;
	case COMMAND_TIER:
		set_tier(speech, command.arg);
		break;
	case COMMAND_SEARCH:
		speech_search(speech, command.arg);
		break;
	case COMMAND_PERCENT:
		speech_do(speech, ACTION_PERCENT, &percent);
		break;
	case COMMAND_PLACE:
		go_place(speech, command.arg);
		break;
	case COMMAND_ACTION:
		/* A command line within the command line would not end. */
		if (command.action != ACTION_COMMAND)
			speech_do(speech, command.action, &none);
		break;
	default:
		speech_tell(speech, "%s",
			_("That key does nothing here; h says the keys."));
		break;
	}
}
