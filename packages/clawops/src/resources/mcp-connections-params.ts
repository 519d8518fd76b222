import type * as wire from "../generated/types.ts";

/** How ClawOps is let in by the MCP server. The `secret` (up to 8,192 characters) is never shown again. */
type Credential =
  | {
      readonly authType: "bearer";
      readonly secret: string;
      readonly headerName?: undefined;
    }
  | {
      readonly authType: "api_key";
      readonly secret: string;
      /** The header that carries the key, up to 64 characters. */
      readonly headerName?: string | undefined;
    };

/** No authorization. */
interface NoCredential {
  readonly secret?: undefined;
  readonly headerName?: undefined;
}

type CreateBase = Omit<wire.McpConnectionCreateParams, "authType" | "secret" | "headerName">;

/** Parameters of `mcpConnections.create`. Without `authType` there is no authorization. Source: ClawOps API 1.3.2, createMcpConnection. */
export type McpConnectionCreateParams = CreateBase &
  (Credential | (NoCredential & { readonly authType?: "none" | undefined }));

type RotateBase = Omit<wire.McpConnectionRotateCredentialParams, "authType" | "secret" | "headerName">;

/** Parameters of `mcpConnections.rotateCredential`. Source: ClawOps API 1.3.2, rotateMcpCredential. */
export type McpConnectionRotateCredentialParams = RotateBase &
  (Credential | (NoCredential & { readonly authType: "none" }));
