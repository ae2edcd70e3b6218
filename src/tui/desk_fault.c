/* SPDX-License-Identifier: MIT */
/* Files that are not taken as they are now. */
#include "base/mo.h"
#include "tui/desk_impl.h"

#include <stdlib.h>

bool desk_fault_drop(struct desk *desk, struct str file)
{
	for (size_t i = 0; i < desk->faults.len; i++) {
		struct desk_fault *fault = &desk->faults.ptr[i];

		if (!str_eq(str_of(fault->file), file))
			continue;
		free(fault->file);
		free(fault->text);
		*fault = desk->faults.ptr[--desk->faults.len];
		return true;
	}
	return false;
}

void desk_fault_add(struct desk *desk, const struct finding *why)
{
	struct desk_fault fault = {.file = xstrdup(why->file)};
	struct buf text = {0};

	desk_fault_drop(desk, why->file);
	buf_str(&text, why->file);
	if (why->line > 0)
		buf_printf(&text, ":%d", why->line);
	buf_printf(&text, ": %.*s", STR_ARG(why->message));
	fault.text = buf_detach(&text);
	vec_push(&desk->faults, fault);
	app_say(desk->app, "%s", fault.text);
}

void desk_fault_release(struct desk *desk)
{
	for (size_t i = 0; i < desk->faults.len; i++) {
		free(desk->faults.ptr[i].file);
		free(desk->faults.ptr[i].text);
	}
	vec_release(&desk->faults);
}

struct str desk_fault(const struct app *app)
{
	const struct desk *desk = app->desk;

	return desk == NULL || desk->faults.len == 0
	               ? STR("")
	               : str_of(desk->faults.ptr[desk->faults.len - 1].text);
}

void desk_say_read(struct desk *desk, struct str file)
{
	/* TRANSLATORS: a file */
	app_say(desk->app, _("%.*s: read again"), STR_ARG(file));
}
