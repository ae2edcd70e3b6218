/* SPDX-License-Identifier: MIT */
/* `koine present [PLACE|LESSON|FILE]`: the reader, with slides at first. */
#include "cmd/cmd.h"

#include "base/mo.h"

static int run_present(struct run *run, struct err *err)
{
	return read_run(run, true, err);
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_present, options_output, options_reader,
	options_profile, NULL};

const struct cmd cmd_present = {
	.name = "present",
	.operands = "[PLACE|LESSON|FILE]",
	.help = N_("present a section or a lesson as slides"),
	.options = options,
	.max = 1,
	.run = run_present,
};
