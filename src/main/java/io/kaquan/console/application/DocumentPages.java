package io.kaquan.console.application;

import io.kaquan.files.document.Document;
import io.kaquan.files.document.Documents;
import io.kaquan.platform.web.NotFound;
import io.kaquan.signin.SignedIn;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The merchant's own documents, as they were uploaded. */
@Controller("merchantDocumentPages")
class DocumentPages {
  private final Documents documents;

  DocumentPages(Documents documents) {
    this.documents = documents;
  }

  @GetMapping("/console/documents/{id}")
  ResponseEntity<byte[]> document(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
    Document document = documents.find(me.merchantId().value(), id).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(document.kind().type()))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename(document.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(documents.content(document));
  }
}
