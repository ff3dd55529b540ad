package io.bordereau.routes.agreements;

import java.util.List;

/**
 * The identity provider that vouches for people by OpenID Connect, beside the hub's own tokens.
 *
 * @param issuer who issues tokens: its address, below which {@code .well-known/openid-configuration} lies
 * @param audience for whom a token must be meant
 * @param claim which claim says what somebody may do; dots lead inside
 * @param grants what the values of that claim mean here
 */
public record Oidc(
    @Field(value = "who issues tokens: its https address, below which .well-known/openid-configuration lies", required = true,
        pattern = "https://[^\\s?#]+|http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?(/[^\\s?#]*)?", looks = "an address that begins with https://")
    String issuer,
    @Field(value = "for whom a token must be meant", required = true) String audience,
    @Field("which claim says what somebody may do, dots lead inside; groups when absent") String claim,
    @Field(value = "what the values of that claim mean here; the first that fits counts, alone", required = true) List<Grant> grants) {
  public Oidc {
    claim = claim == null ? "groups" : claim;
    grants = grants == null ? List.of() : List.copyOf(grants);
  }

  /**
   * What one value of the claim means.
   *
   * @param value the value
   * @param roles what whoever has it may do
   * @param companies for which of our companies, {@code *} for all
   */
  public record Grant(
      @Field(value = "the value", required = true) String value,
      @Field(value = "what whoever has it may do", required = true) List<Role> roles,
      @Field(value = "for which of our companies, * for all", required = true) List<String> companies) {
    public Grant {
      roles = roles == null ? List.of() : List.copyOf(roles);
      companies = companies == null ? List.of() : List.copyOf(companies);
    }
  }

  /** What somebody may do. */
  public enum Role {
    VIEWER,
    OPERATOR,
    APPROVER,
    INTEGRATOR,
    ADMIN,
    ERP,
    AUDITOR
  }
}
