using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace DigitalTwin.Silo.Security;

/// <summary>
/// How who connects shows that it knows the cluster's token, before anything of Orleans is said: the silo sends a challenge, the other side
/// answers with a code made from challenge and token, and the silo says yes, or no and why. The token itself is never sent.
/// </summary>
internal static class TokenExchange
{
    /// <summary>What a challenge begins with: what is sent there by a silo that asks for no token never does.</summary>
    public const string Greeting = "digitaltwin-token-1 ";

    private const string Yes = "yes";
    private const int MostBytes = 200;

    /// <summary>What a client is told whose token is another.</summary>
    public const string Wrong = "the token is not that of the cluster";

    /// <summary>What may be done about it.</summary>
    public const string Fix =
        $"set {ConnectionSecurity.TokenVariable} or {ConnectionSecurity.TokenFileVariable} to the token of the silos (their token_file)";

    /// <summary>Asks for the token.</summary>
    /// <returns>Why the other side is refused; empty where it knows the token.</returns>
    public static async Task<string> Ask(IDuplexPipe pipe, string token, CancellationToken limit)
    {
        string challenge = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await Write(pipe.Output, Greeting + challenge, limit);
        string? answer = await Read(pipe.Input, limit);
        if (answer is null || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(answer), CodeOf(token, challenge)))
        {
            await Write(pipe.Output, Wrong, limit);
            await AwaitEnd(pipe.Input, limit); // what is under way to the other side would be lost with the connection
            return answer is null ? "it shows no token" : Wrong;
        }

        await Write(pipe.Output, Yes, limit);
        return "";
    }

    /// <summary>Shows the token.</summary>
    /// <returns>Why this side is refused; empty where it is not.</returns>
    public static async Task<string> Show(IDuplexPipe pipe, string token, CancellationToken limit)
    {
        if (await Read(pipe.Input, limit) is not { } greeting || !greeting.StartsWith(Greeting, StringComparison.Ordinal))
            return $"it asks for no token; give its configuration a token_file, or leave out {ConnectionSecurity.TokenVariable}";
        await Write(pipe.Output, Encoding.ASCII.GetString(CodeOf(token, greeting[Greeting.Length..])), limit);
        string? said = await Read(pipe.Input, limit);
        return said == Yes ? "" : $"{said ?? "it ends the connection"}; {Fix}";
    }

    private static async Task AwaitEnd(PipeReader input, CancellationToken limit)
    {
        try
        {
            while (await input.ReadAsync(limit) is { IsCompleted: false } read)
                input.AdvanceTo(read.Buffer.End);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            // it was told, or does not listen
        }
    }

    private static byte[] CodeOf(string token, string challenge) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.ASCII.GetBytes(challenge))));

    private static async Task Write(PipeWriter output, string line, CancellationToken limit) =>
        await output.WriteAsync(Encoding.ASCII.GetBytes(line + "\n"), limit);

    /// <summary>A line; null where the other side ends the connection or sends something else.</summary>
    private static async Task<string?> Read(PipeReader input, CancellationToken limit)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync(limit);
            if (read.Buffer.PositionOf((byte)'\n') is SequencePosition end && read.Buffer.Slice(0, end) is { Length: <= MostBytes } line)
            {
                string text = Encoding.ASCII.GetString(line);
                input.AdvanceTo(read.Buffer.GetPosition(1, end));
                return text;
            }

            bool useless = read.IsCompleted || read.Buffer.Length > MostBytes;
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (useless)
                return null;
        }
    }
}
