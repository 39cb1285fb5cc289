package io.baton.contract;

import io.baton.contract.template.ContractTemplates;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.web.ServesFile;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of a contract as Word files, and from which template they are made (R-CO-1). */
@Controller
class ContractWord {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Contracts contracts;
    private final Idempotency idempotency;

    ContractWord(Contracts contracts, Idempotency idempotency) {
        this.contracts = contracts;
        this.idempotency = idempotency;
    }

    @Bean
    static ContractPanel wordOfContract(Contracts contracts, ContractTemplates templates) {
        return (contract, personId) -> {
            var number = contract.number();
            var made = new TreeMap<Integer, String>(Comparator.reverseOrder());
            contracts.versions(number).forEach(version -> contracts
                    .templateOf(version)
                    .filter(template -> version.terms() != null || version.status() == VersionStatus.OPEN)
                    .ifPresent(template -> made.put(version.version(), template.name() + " " + template.version())));
            var ready = contracts.versions(number).stream()
                    .filter(version -> version.terms() != null)
                    .map(ContractVersion::version)
                    .toList();
            var open = contracts.open(number).filter(version -> contracts.mayDraft(number, personId));
            return Optional.of(new ContractPanel.Panel(
                    "contract.word",
                    "contract/panels :: word",
                    Map.of(
                            "number", number,
                            "ready", ready,
                            "templates", made,
                            "open", open.stream().toList(),
                            "offered",
                                    templates.offered().stream()
                                            .map(template -> Option.of(
                                                    String.valueOf(template.id()),
                                                    template.name() + " " + template.version()))
                                            .toList()),
                    10));
        };
    }

    @PostMapping("/contracts/{number}/template")
    @OnPage("/contracts/{number}")
    String choose(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Long templateVersionId,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            contracts.chooseTemplate(number, templateVersionId, version, principal.getName());
            return true;
        });
        Done.say(redirect, "contract.templateChosen");
        return "redirect:/contracts/" + number;
    }

    @ServesFile
    @GetMapping("/contracts/{number}/versions/{version}/word")
    ResponseEntity<byte[]> page(@PathVariable String number, @PathVariable int version, Principal principal) {
        return word(number, version, principal);
    }

    @ServesFile
    @GetMapping("/api/contracts/{number}/versions/{version}/word")
    @Operation(
            summary = "A version of a contract as a Word file",
            description = "In Chinese, by the version of the template from which it is made.")
    ResponseEntity<byte[]> api(@PathVariable String number, @PathVariable int version, Principal person) {
        return word(number, version, person);
    }

    private ResponseEntity<byte[]> word(String number, int version, Principal person) {
        var file = contracts.word(number, version, person.getName());
        return ResponseEntity.ok()
                .contentType(WORD)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("%s-%d.docx".formatted(number, version), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }
}
