package io.baton.contract.template;

import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;

/**
 * One version of a template for contracts (R-CO-1); it never changes.
 *
 * @param id names this version
 * @param name of the template; its versions share it
 * @param version counts from 1
 * @param documentId the Word file, among the attachments
 * @param tags that stand in it
 * @param reason why it was uploaded
 * @param shipped whether it came with the product; the others are managers'
 * @param offered whether new contracts may be made from it
 * @param changedBy account of who offered or withdrew it last
 */
public record ContractTemplate(
        long id,
        String name,
        int version,
        UUID documentId,
        SortedSet<String> tags,
        String reason,
        boolean shipped,
        boolean offered,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {}
