using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Text;

/// <summary>Reads a text file whole: UTF-8, within a size limit, and with a finding instead of an exception where that fails.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file without its byte order mark, or null after a finding.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="shown">The file's name in findings.</param>
    /// <param name="limitBytes">Largest size.</param>
    /// <param name="log">Takes the finding.</param>
    public static string? Read(string path, string shown, long limitBytes, FindingLog log)
    {
        byte[]? bytes = ReadBytes(path, shown, limitBytes, log);
        return bytes is null ? null : Decode(bytes, shown, log);
    }

    /// <summary>The bytes of a file, or null after a finding.</summary>
    public static byte[]? ReadBytes(string path, string shown, long limitBytes, FindingLog log)
    {
        try
        {
            long length = new FileInfo(path).Length;
            if (length <= limitBytes)
                return File.ReadAllBytes(path);
            string size = string.Create(CultureInfo.InvariantCulture, $"{length:N0} bytes");
            string limit = string.Create(CultureInfo.InvariantCulture, $"{limitBytes:N0} bytes");
            log.Error("file-too-large", new SourceLine(shown, 0), "", $"The file has {size}.", $"Keep it under {limit}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Error("unreadable-file", new SourceLine(shown, 0), "", "The file cannot be read.",
                "Check that it exists and that you may read it.");
        }

        return null;
    }

    private static string? Decode(byte[] bytes, string shown, FindingLog log)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            log.Error("wrong-encoding", new SourceLine(shown, 1), "", "The file is UTF-16.", "Save it as UTF-8.");
            return null;
        }

        int nul = Array.IndexOf(bytes, (byte)0);
        if (nul >= 0)
        {
            log.Error("wrong-encoding", new SourceLine(shown, LineOf(bytes, nul)), "", "The file holds a zero byte: it is not text.",
                "Save it as UTF-8 text.");
            return null;
        }

        try
        {
            string text = StrictUtf8.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            int line = LineOf(bytes, e.Index);
            log.Error("wrong-encoding", new SourceLine(shown, line), "", "The file holds bytes that are not UTF-8.",
                "Save it as UTF-8; it is probably Latin-1 or a spreadsheet's own encoding.");
            return null;
        }
    }

    private static int LineOf(byte[] bytes, int offset)
    {
        int line = 1;
        for (int i = 0; i < Math.Min(offset, bytes.Length); i++)
            line += bytes[i] == '\n' ? 1 : 0;
        return line;
    }
}

/// <summary>Sizes beyond which a file is refused unread: far above any sensible scenario, far below what would exhaust memory.</summary>
public static class FileLimits
{
    /// <summary>Largest scenario.yaml, bytes.</summary>
    public const long YamlBytes = 1 << 20;

    /// <summary>Largest table, bytes.</summary>
    public const long TableBytes = 64 << 20;

    /// <summary>Largest series, bytes: 8,760 rows of about a hundred characters.</summary>
    public const long SeriesBytes = 1 << 20;

    /// <summary>Largest weather file, bytes: 8,760 rows with a century of years.</summary>
    public const long WeatherBytes = 8 << 20;

    /// <summary>Most layers under one scenario.</summary>
    public const int Layers = 16;

    /// <summary>Deepest nesting of scenario.yaml.</summary>
    public const int YamlDepth = 16;
}
