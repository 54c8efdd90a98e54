using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using RongTong.Diagnostics;
using RongTong.Web.Access;
using RongTong.Web.Storage;

namespace RongTong.Web.Api;

/// <summary>
/// A change that names an <c>Idempotency-Key</c> is made once: sent again within a day, it is answered as the first time. The same key with
/// another request is refused. Answers may hold secrets that are shown once, so they are kept encrypted with the caller's key, which is not
/// kept. Requests that change nothing are simply answered again.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, Database database)
{
    /// <summary>The header of the caller.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The header that tells an answer given before.</summary>
    public const string Replayed = "Idempotent-Replayed";

    private const int LongestKey = 200;
    private const int LongestAnswer = 1 << 20;
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly string[] KeptHeaders = ["Content-Type", "Location", "ETag", "Retry-After"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<ChangesNothing>() is not null
            || !request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal) || request.Headers[Header] is not [{ } key]) return next(context);
        return key.Length is 0 or > LongestKey || !key.All(c => c is > ' ' and < '\x7f')
            ? new Problem(StatusCodes.Status400BadRequest, new("幂等键不能用", "The key cannot be used"), DiagnosticCatalog.WrongIdempotencyKey(LongestKey)).ExecuteAsync(context)
            : OnceAsync(context, key);
    }

    private async Task OnceAsync(HttpContext context, string key)
    {
        var secret = Encoding.UTF8.GetBytes($"{Caller.Of(context).Scope.Actor}\n{key}");
        var id = Convert.ToHexStringLower(SHA256.HashData(secret));
        using var body = new HashingBody(context.Request.Body);
        context.Request.Body = body;
        if (await BeginAsync(id)) await FirstAsync(context, id, secret, body);
        else await AgainAsync(context, id, secret, body);
    }

    /// <summary>Whether the key is new; then it is taken.</summary>
    private Task<bool> BeginAsync(string id) => database.WriteAsync(async transaction =>
    {
        var now = TimeProvider.System.GetUtcNow();
        await transaction.Connection!.ExecuteAsync("DELETE FROM idempotent_answer WHERE created_at < @before", new { before = Moments.Of(now - Life) }, transaction);
        return await transaction.Connection!.ExecuteAsync("INSERT INTO idempotent_answer (id, created_at) VALUES (@id, @at) ON CONFLICT (id) DO NOTHING", new { id, at = Moments.Of(now) }, transaction) == 1;
    });

    private async Task FirstAsync(HttpContext context, string id, byte[] secret, HashingBody body)
    {
        var target = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var isKept = false;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync();
            await body.DrainAsync(context.RequestAborted);
            // What may turn out otherwise when tried again is not held on to.
            if (context.Response.StatusCode < 500 && context.Response.StatusCode is not (StatusCodes.Status409Conflict or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status429TooManyRequests) && answer.Length <= LongestAnswer)
            {
                var kept = new KeptAnswer(context.Response.StatusCode, KeptHeaders.Where(h => context.Response.Headers.ContainsKey(h)).ToDictionary(h => h, h => context.Response.Headers[h].ToString(), StringComparer.Ordinal), answer.ToArray());
                var content = Seal(JsonSerializer.SerializeToUtf8Bytes(kept), id, secret);
                await database.WriteAsync(t => t.Connection!.ExecuteAsync("UPDATE idempotent_answer SET request = @request, content = @content WHERE id = @id", new { id, request = body.HashWith(TargetOf(context.Request)), content }, t));
                isKept = true;
            }
        }
        finally
        {
            context.Response.Body = target;
            if (!isKept) await database.WriteAsync(t => t.Connection!.ExecuteAsync("DELETE FROM idempotent_answer WHERE id = @id", new { id }, t));
        }
        answer.Position = 0;
        await answer.CopyToAsync(target, context.RequestAborted);
    }

    private async Task AgainAsync(HttpContext context, string id, byte[] secret, HashingBody body)
    {
        var found = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<KeptRow>("SELECT request, content FROM idempotent_answer WHERE id = @id", new { id }));
        if (found?.Content is null)
        {
            context.Response.Headers.RetryAfter = "1";
            await new Problem(StatusCodes.Status409Conflict, new("同一请求还在处理", "The same request is being worked on"), DiagnosticCatalog.IdempotencyKeyInUse()).ExecuteAsync(context);
            return;
        }
        await body.DrainAsync(context.RequestAborted);
        if (found.Request != body.HashWith(TargetOf(context.Request)))
        {
            await new Problem(StatusCodes.Status422UnprocessableEntity, new("幂等键用过了", "The key was used before"), DiagnosticCatalog.IdempotencyKeyReused()).ExecuteAsync(context);
            return;
        }
        var kept = JsonSerializer.Deserialize<KeptAnswer>(Open(found.Content, id, secret))!;
        context.Response.StatusCode = kept.Status;
        foreach (var (name, value) in kept.Headers) context.Response.Headers[name] = value;
        context.Response.Headers[Replayed] = "true";
        context.Response.ContentLength = kept.Body.Length;
        await context.Response.Body.WriteAsync(kept.Body, context.RequestAborted);
    }

    private static string TargetOf(HttpRequest request) => $"{request.Path}{request.QueryString}";

    private static byte[] Seal(byte[] plain, string id, byte[] secret)
    {
        var (nonceBytes, tagBytes) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var whole = new byte[nonceBytes + tagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, nonceBytes));
        using var cipher = new AesGcm(KeyOf(id, secret), tagBytes);
        cipher.Encrypt(whole.AsSpan(0, nonceBytes), plain, whole.AsSpan(nonceBytes + tagBytes), whole.AsSpan(nonceBytes, tagBytes));
        return whole;
    }

    private static byte[] Open(byte[] whole, string id, byte[] secret)
    {
        var (nonceBytes, tagBytes) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[whole.Length - nonceBytes - tagBytes];
        using var cipher = new AesGcm(KeyOf(id, secret), tagBytes);
        cipher.Decrypt(whole.AsSpan(0, nonceBytes), whole.AsSpan(nonceBytes + tagBytes), whole.AsSpan(nonceBytes, tagBytes), plain);
        return plain;
    }

    private static byte[] KeyOf(string id, byte[] secret) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, Convert.FromHexString(id), "rongtong idempotent answer"u8.ToArray());

    private sealed record KeptAnswer(int Status, Dictionary<string, string> Headers, byte[] Body);

    private sealed record KeptRow
    {
        public string? Request { get; init; }

        public byte[]? Content { get; init; }
    }
}

/// <summary>Marks a POST that keeps nothing and answers the same again.</summary>
internal sealed class ChangesNothing;
