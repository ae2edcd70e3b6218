/* SPDX-License-Identifier: MIT */
/* What `koine doctor` says of profiles: on a shared machine, whose state it is.
 */
#include "cmd/doctor.h"

#include "base/mo.h"
#include "state/profile.h"

void doctor_profile(struct doctor *doctor)
{
	struct run *run = doctor->run;
	const char *const *names;
	const size_t count =
		profile_list(run->env->state_root, &run->arena, &names);
	struct buf list = {0};

	for (size_t i = 0; i < count; i++)
		/* TRANSLATORS: stands between the items of a list */
		buf_printf(&list, "%s%s", i > 0 ? _(", ") : "", names[i]);
	if (run->env->profile != NULL)
		doctor_row(doctor, C_("doctor", "profile"), "%s",
			run->env->profile);
	else if (count > 0)
		doctor_row(doctor, C_("doctor", "profile"),
			/* TRANSLATORS: names of profiles follow */
			_("none; there are %s"), list.ptr);
	buf_release(&list);
}
