namespace DigitalTwin.Opf.Matpower;

/// <summary>A case file that cannot be read: which file, which line, why.</summary>
public sealed class MatpowerException : Exception
{
    /// <summary>States a fault.</summary>
    /// <param name="file">File, as the caller named it.</param>
    /// <param name="line">Line, from 1; 0 when the fault is of the file as a whole.</param>
    /// <param name="reason">What is wrong and, where that helps, what was expected.</param>
    public MatpowerException(string file, int line, string reason)
        : base(line > 0 ? $"{file}({line}): {reason}" : $"{file}: {reason}")
    {
        File = file;
        Line = line;
        Reason = reason;
    }

    /// <summary>File, as the caller named it.</summary>
    public string File { get; }

    /// <summary>Line, from 1, or 0.</summary>
    public int Line { get; }

    /// <summary>What is wrong.</summary>
    public string Reason { get; }
}
