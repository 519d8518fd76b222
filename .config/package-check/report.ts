/** Collects what was checked, prints a line each, and fails the process at the end if anything failed. */
export class Report {
  #passed = 0;
  #failed = 0;

  pass(what: string): void {
    this.#passed += 1;
    console.log(`  ok    ${what}`);
  }

  fail(what: string, why: string): void {
    this.#failed += 1;
    console.log(`  FAIL  ${what}\n        ${why.trim().replaceAll("\n", "\n        ")}`);
  }

  /** Runs one check; what it throws is its failure. */
  check(what: string, run: () => void): void {
    try {
      run();
      this.pass(what);
    } catch (error) {
      this.fail(what, error instanceof Error ? error.message : String(error));
    }
  }

  finish(): void {
    console.log(`package check: ${this.#passed} passed, ${this.#failed} failed`);
    if (this.#failed > 0) process.exitCode = 1;
  }
}
