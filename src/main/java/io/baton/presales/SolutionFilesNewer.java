package io.baton.presales;

import io.baton.web.Refusal;

/** A file was added after the last save: the digest of a version covers its files, so it must be saved again. */
class SolutionFilesNewer extends Refusal {

    SolutionFilesNewer(String projectNumber) {
        super(Kind.INVALID, "presales.refusal.solutionFilesNewer", projectNumber);
    }
}
