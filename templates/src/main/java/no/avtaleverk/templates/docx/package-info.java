/** Agreements as Word documents, with clause ids that survive Word and LibreOffice. */
@NullMarked
package no.avtaleverk.templates.docx;

import org.jspecify.annotations.NullMarked;
