/** Public versions as Akoma Ntoso 3.0 (OASIS LegalDocML), docs/adr/0031. */
@NullMarked
package no.avtaleverk.templates.akn;

import org.jspecify.annotations.NullMarked;
