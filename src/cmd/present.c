/* SPDX-License-Identifier: MIT */
/* `koine present [PLACE]`: the reader, with a section as slides at first. */
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
	.operands = "[PLACE]",
	.help = N_("present a section as slides"),
	.options = options,
	.max = 1,
	.run = run_present,
};
