using DigitalTwin.Protocol.Checkpoints;

namespace DigitalTwin.Runs.Storage;

/// <summary>
/// What a file of a run holds besides its content: which kind of file it is, of which run, and its name there. A whole file in the wrong
/// place is distinguished from the right one.
/// </summary>
internal sealed class StoredFile : IStateful
{
    public const string Root = "root";
    public const string Log = "log";
    public const string Object = "object";

    /// <summary>Bytes that stand beside the texts and the content: the run's number and three lengths.</summary>
    private const int OtherBytes = sizeof(ulong) + 3 * sizeof(int);

    private string _kind = "";
    private ulong _run;
    private string _name = "";
    private ReadOnlyMemory<byte> _content;

    private StoredFile()
    {
    }

    /// <summary>The bytes of a file.</summary>
    public static byte[] Seal(string kind, ulong run, string name, ReadOnlyMemory<byte> content) =>
        Envelope.Seal(
            new StoredFile { _kind = kind, _run = run, _name = name, _content = content },
            OtherBytes + kind.Length + name.Length + content.Length);

    /// <summary>Writes the bytes of a file behind what a writer has written so far.</summary>
    public static void Seal(string kind, ulong run, string name, ReadOnlyMemory<byte> content, ref CanonicalWriter writer) =>
        Envelope.Seal(new StoredFile { _kind = kind, _run = run, _name = name, _content = content }, ref writer);

    /// <summary>The content of a file.</summary>
    /// <exception cref="CanonicalFormatException">It is damaged, or another file than it should be; says which.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> bytes, string kind, ulong run, string name)
    {
        ReadOnlyMemory<byte> content = Open(bytes, kind, run, out string found);
        return found == name ? content : throw new CanonicalFormatException($"in the wrong place: it is {kind} {found}");
    }

    /// <summary>The content of a file and the name that it has.</summary>
    /// <exception cref="CanonicalFormatException">It is damaged, or of another kind or run; says which.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> bytes, string kind, ulong run, out string name)
    {
        var file = new StoredFile();
        StateBytes.Read(file, Envelope.Open(bytes));
        if (file._kind != kind)
            throw new CanonicalFormatException($"in the wrong place: it is a run's {file._kind}, not its {kind}");
        if (file._run != run)
            throw new CanonicalFormatException($"foreign: it belongs to run {file._run:x16}, and this is run {run:x16}");
        name = file._name;
        return file._content;
    }

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("kind", ref _kind);
        visitor.Visit("run", ref _run);
        visitor.Visit("name", ref _name);
        visitor.VisitBytes("content", ref _content);
    }
}
