/** What an auditor takes along: the daily head of the log, and evidence packages that are verified without the product. */
@NullMarked
package no.avtaleverk.workflow.proof;

import org.jspecify.annotations.NullMarked;
