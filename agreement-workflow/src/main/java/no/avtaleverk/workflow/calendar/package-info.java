/** What has a day, for a person: duties and tasks in the order of their days, and the private addresses they are fetched from. */
@NullMarked
package no.avtaleverk.workflow.calendar;

import org.jspecify.annotations.NullMarked;
