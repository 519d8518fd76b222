/** What `--help` prints, and what follows a wrong command line. */
export const usage = `Usage: clawops local [options]

Runs a ClawOps account in memory on this machine, for work and tests without the real service. Nothing is dialled,
sent or billed, and it is reachable from this machine only.

Options:
  --port <number>         Port on 127.0.0.1; 0 takes one that is free (default 4010)
  --api-key <key>         The key that clients must send (default $CLAWOPS_API_KEY, then sk_test)
  --account-id <id>       The account (default $CLAWOPS_ACCOUNT_ID, then AC_test)
  --signing-key <key>     Signs webhooks (default $CLAWOPS_SIGNING_KEY, then unsigned)
  --webhook-url <url>     A webhook for all message events
  --number <number>       A number of the account; give it again for more (default: every Korean number)
  --speed <factor>        How much faster than usual calls ring and messages go out, such as 10 or 0.5 (default 1)
  --help                  Print this
  --version               Print the version

Other users of this machine can read its command lines: give secrets in the environment.
Ends on Ctrl+C. Exit codes: 0 ended, 1 it could not run, 2 a wrong command line.
`;
