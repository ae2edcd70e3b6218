/* SPDX-License-Identifier: MIT */
/* Speech: what each action does, in one table that the help is said from. */
#include "tui/speech_impl.h"

#include "base/mo.h"

#include <limits.h>

static int times(const struct speech_request *request)
{
	return request->count > 0 ? request->count : 1;
}

static void do_next(struct speech *speech, const struct speech_request *request)
{
	speech_step(speech, times(request));
}

static void do_prev(struct speech *speech, const struct speech_request *request)
{
	speech_step(speech, -times(request));
}

static void go_unit(struct speech *speech, int unit)
{
	int last = book_count(speech->page.book, INT_MAX - 1) - 1;

	speech_go(speech, unit > last ? last : unit < 0 ? 0 : unit, true);
}

static void do_start(
	struct speech *speech, const struct speech_request *request)
{
	go_unit(speech, times(request) - 1);
}

static void do_end(struct speech *speech, const struct speech_request *request)
{
	go_unit(speech, request->count > 0 ? request->count - 1 : INT_MAX);
}

static void do_percent(
	struct speech *speech, const struct speech_request *request)
{
	int units = book_count(speech->page.book, INT_MAX - 1);
	int part = request->count > 100 ? 100 : request->count;

	go_unit(speech, (int)((int64_t)(units - 1) * part / 100));
}

static void do_next_section(
	struct speech *speech, const struct speech_request *request)
{
	speech_heading(speech, 1, 2, times(request));
}

static void do_prev_section(
	struct speech *speech, const struct speech_request *request)
{
	speech_heading(speech, -1, 2, times(request));
}

static void do_next_part(
	struct speech *speech, const struct speech_request *request)
{
	speech_heading(speech, 1, 1, times(request));
}

static void do_prev_part(
	struct speech *speech, const struct speech_request *request)
{
	speech_heading(speech, -1, 1, times(request));
}

void speech_start_find(struct speech *speech, struct str text, bool is_back)
{
	if (text.len == 0) {
		speech->ask = is_back ? ASK_FIND_BACK : ASK_FIND;
		speech_tell(speech, "%s", _("Find what?"));
		return;
	}
	speech->is_back = is_back;
	buf_clear(&speech->query);
	buf_str(&speech->query, text);
	speech_find(speech, is_back ? -1 : 1);
}

static void do_find(struct speech *speech, const struct speech_request *request)
{
	speech_start_find(speech, request->text, false);
}

static void do_find_back(
	struct speech *speech, const struct speech_request *request)
{
	speech_start_find(speech, request->text, true);
}

static void do_find_next(
	struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_find(speech, speech->is_back ? -1 : 1);
}

static void do_find_prev(
	struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_find(speech, speech->is_back ? 1 : -1);
}

static void do_search(
	struct speech *speech, const struct speech_request *request)
{
	speech_search(speech, request->text);
}

static void do_contents(
	struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_contents(speech);
}

static void do_languages(
	struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_languages(speech);
}

static void do_flip(struct speech *speech, const struct speech_request *request)
{
	struct work *work = book_work(speech->page.book);
	int lang = speech->last_lang;

	(void)request;
	if (work != NULL && lang == CORPUS_NONE)
		lang = corpus_lang_index(work, STR("en"));
	if (work != NULL && lang == speech->page.lang)
		lang = corpus_lang_index(work, STR("zh"));
	speech_set_lang(speech, lang);
}

static void do_more(struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_set_tier(speech, (int)speech->page.tier + 1);
}

static void do_less(struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_set_tier(speech, (int)speech->page.tier - 1);
}

static void do_links(
	struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_links(speech);
}

static void do_mark(struct speech *speech, const struct speech_request *request)
{
	if (request->text.len > 0) {
		speech_mark(speech, request->text);
		return;
	}
	speech->ask = ASK_MARK;
	speech_tell(speech, "%s", _("Which letter?"));
}

static void do_go_mark(
	struct speech *speech, const struct speech_request *request)
{
	if (request->text.len > 0) {
		speech_go_mark(speech, request->text);
		return;
	}
	speech->ask = ASK_GO_MARK;
	speech_tell(speech, "%s", _("Which letter?"));
}

static void do_back(struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_go_mark(speech, STR("'"));
}

static void do_bookmarks(
	struct speech *speech, const struct speech_request *request)
{
	speech_bookmarks(speech, request->text);
}

static void do_quiz(struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_quiz(speech);
}

static void do_copy(struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_copy(speech, false);
}

static void do_copy_cited(
	struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_copy(speech, true);
}

static void do_where(
	struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_where(speech);
}

static void do_quit(struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech->is_quit = true;
}

static void do_help(
	struct speech *speech, const struct speech_request *request);

typedef void deed_fn(
	struct speech *speech, const struct speech_request *request);

/* clang-format off */
static const struct deed {
	enum action action;
	deed_fn *run;
	bool takes_text;  /* what follows the key belongs to it */
	const char *help; /* NULL: like the one before */
} deeds[] = {
	{ ACTION_LINE_DOWN, do_next, false, N_("read on") },
	{ ACTION_PAGE_DOWN, do_next, false, NULL },
	{ ACTION_HALF_DOWN, do_next, false, NULL },
	{ ACTION_LINE_UP, do_prev, false, N_("read what stands before") },
	{ ACTION_PAGE_UP, do_prev, false, NULL },
	{ ACTION_HALF_UP, do_prev, false, NULL },
	{ ACTION_START, do_start, false, N_("the start") },
	{ ACTION_END, do_end, false, N_("the end") },
	{ ACTION_PERCENT, do_percent, false, N_("with a number before it: that percentage of the text") },
	{ ACTION_NEXT_SECTION, do_next_section, false, N_("the next section") },
	{ ACTION_PREV_SECTION, do_prev_section, false, N_("the section before") },
	{ ACTION_NEXT_PART, do_next_part, false, N_("the next part") },
	{ ACTION_PREV_PART, do_prev_part, false, N_("the part before") },
	{ ACTION_FIND, do_find, true, N_("find the text that follows") },
	{ ACTION_FIND_BACK, do_find_back, true, N_("find it backwards") },
	{ ACTION_FIND_NEXT, do_find_next, false, N_("find the next one") },
	{ ACTION_FIND_PREV, do_find_prev, false, N_("find the one before") },
	{ ACTION_SEARCH, do_search, true, N_("search everywhere for what follows, to choose by number") },
	{ ACTION_CONTENTS, do_contents, false, N_("the contents, to choose by number") },
	{ ACTION_LANGUAGES, do_languages, false, N_("the languages, to choose by number") },
	{ ACTION_LANG_FLIP, do_flip, false, N_("the language before") },
	{ ACTION_TIER_UP, do_more, false, N_("more detail") },
	{ ACTION_TIER_DOWN, do_less, false, N_("less detail") },
	{ ACTION_HINTS, do_links, false, N_("terms, references and notes here, to choose by number") },
	{ ACTION_MARK, do_mark, true, N_("with a letter after it: set a mark") },
	{ ACTION_GO_MARK, do_go_mark, true, N_("with a letter after it: go to a mark") },
	{ ACTION_BACK, do_back, false, N_("back to where the last jump began") },
	{ ACTION_BOOKMARKS, do_bookmarks, true, N_("bookmarks; with a: add one, with x and a number: remove one") },
	{ ACTION_QUIZ, do_quiz, false, N_("questions about this section, to answer by number") },
	{ ACTION_COPY, do_copy, false, N_("copy this to a file") },
	{ ACTION_COPY_CITED, do_copy_cited, false, N_("copy it with its citation") },
	{ ACTION_WHERE, do_where, false, N_("where this is, and what this text is") },
	{ ACTION_COMMAND, speech_command, true, N_("with a place, or lang or tier and a name, after it: go there") },
	{ ACTION_HELP, do_help, false, N_("this help") },
	{ ACTION_QUIT_LAYER, do_quit, false, N_("close koine; the place is kept") },
	{ ACTION_QUIT, do_quit, false, NULL },
};
/* clang-format on */

static const struct deed *find_deed(enum action action)
{
	for (size_t i = 0; action != ACTION_NONE && i < ARRAY_LEN(deeds); i++)
		if (deeds[i].action == action)
			return &deeds[i];
	return NULL;
}

static void do_help(struct speech *speech, const struct speech_request *request)
{
	(void)request;
	speech_tell(speech, "%s",
		_("Enter alone reads on. The other keys, each with Enter:"));
	for (size_t i = 0; i < ARRAY_LEN(deeds); i++) {
		struct buf keys = {0};

		keymap_keys(
			speech->keymap, MODE_READER, deeds[i].action, &keys);
		if (deeds[i].help != NULL && keys.len > 0)
			/* TRANSLATORS: keys, then what they do */
			speech_tell(speech, _("%s: %s"), keys.ptr,
				_(deeds[i].help));
		buf_release(&keys);
	}
}

void speech_do(struct speech *speech, enum action action,
	const struct speech_request *request)
{
	const struct deed *deed = find_deed(action);

	if (action >= ACTION_LANG_1 && action <= ACTION_LANG_6)
		speech_set_lang(speech, (int)(action - ACTION_LANG_1));
	else if (deed != NULL)
		deed->run(speech, request);
	else
		speech_tell(speech, "%s",
			_("That key does nothing here; h says the keys."));
}

bool speech_takes_text(enum action action)
{
	const struct deed *deed = find_deed(action);

	return deed != NULL && deed->takes_text;
}
