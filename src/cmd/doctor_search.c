/* SPDX-License-Identifier: MIT */
/* What `koine doctor` finds of the search index: which file, and if it fits. */
#include "cmd/doctor.h"

#include "base/mo.h"
#include "search/search.h"

#define MB 1000000

/* One decimal is enough; a full stop in every language, as in JSON. */
static struct str size_of(struct doctor *doctor, uint64_t bytes)
{
	const uint64_t tenths = (bytes + MB / 20) / (MB / 10);

	return arena_printf(&doctor->run->arena, "%llu.%llu",
		(unsigned long long)(tenths / 10),
		(unsigned long long)(tenths % 10));
}

static void put_row(struct doctor *doctor, const struct search_about *about)
{
	const char *key = C_("doctor", "search index");
	const struct str size = size_of(doctor, about->size);

	if (about->size == 0)
		doctor_row(doctor, key, _("%s: not there"), about->path);
	else if (about->is_good)
		/* TRANSLATORS: a file and its size */
		doctor_row(doctor, key, _("%s: %.*s MB, up to date"),
			about->path, STR_ARG(size));
	else
		doctor_row(doctor, key,
			/* TRANSLATORS: a file and its size */
			_("%s: %.*s MB, made from other texts or by other "
			  "libraries"),
			about->path, STR_ARG(size));
}

void doctor_index(struct doctor *doctor)
{
	struct run *run = doctor->run;
	const struct search_source source = {
		.paths = &run->env->paths, .work = run->work};
	struct search_about about[2];
	size_t count = search_about(&source, &run->arena, about);

	for (size_t i = 0; i < count; i++) {
		put_row(doctor, &about[i]);
		if (about[i].is_good)
			return;
	}
	if (run->env->paths.cache == NULL)
		doctor_degraded(doctor, "%s",
			_("no search index fits and none can be kept: each "
			  "search makes one in memory"));
	else
		doctor_degraded(doctor, "%s",
			_("no search index fits: the first search makes one "
			  "in the cache"));
}
