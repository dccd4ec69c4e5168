using DigitalTwin.Protocol.Checkpoints;

namespace DigitalTwin.Runs.Storage;

/// <summary>
/// What a file of objects holds: sealed objects, one after the other. The end of a file that is not whole is written over; an object that
/// is damaged inside the file stays and another whole one of its name counts.
/// </summary>
internal sealed class ObjectPack
{
    private readonly SortedDictionary<string, (int Offset, int Length, ulong Digest)> _whole = new(StringComparer.Ordinal);
    private readonly string _name;

    /// <summary>An empty file's.</summary>
    public ObjectPack(string name) => _name = name;

    /// <summary>Bytes up to the end of the last object whose length is known.</summary>
    public int End { get; private set; }

    /// <summary>The first thing that is wrong with the file; null if it is whole.</summary>
    public string? Fault { get; private set; }

    /// <summary>Name of the file that an object is in: all objects of a checkpoint share one.</summary>
    public static string NameOf(string objectName)
    {
        int end = objectName.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? objectName : objectName[..end];
    }

    /// <summary>Reads what a file holds.</summary>
    public static ObjectPack Of(ReadOnlyMemory<byte> file, ulong run, string name)
    {
        var pack = new ObjectPack(name);
        while (pack.End < file.Length)
        {
            ReadOnlyMemory<byte> rest = file[pack.End..];
            if (Envelope.LengthOf(rest.Span) is not int length)
            {
                pack.Fault ??= $"byte {pack.End}: {Envelope.FaultOf(rest)}";
                break;
            }

            pack.Take(rest[..length], run);
            pack.End += length;
        }

        return pack;
    }

    /// <summary>Digest of a whole object; null if there is none of the name.</summary>
    public ulong? DigestOf(string name) => _whole.TryGetValue(name, out var found) ? found.Digest : null;

    /// <summary>Where a whole object is, sealed; null if there is none of the name.</summary>
    public (int Offset, int Length)? PlaceOf(string name) => _whole.TryGetValue(name, out var found) ? (found.Offset, found.Length) : null;

    /// <summary>Notes that an object was written at the end.</summary>
    public void Add(string name, int length, ulong digest)
    {
        _whole[name] = (End, length, digest);
        End += length;
    }

    private void Take(ReadOnlyMemory<byte> bytes, ulong run)
    {
        try
        {
            ReadOnlyMemory<byte> content = StoredFile.Open(bytes, StoredFile.Object, run, out string name);
            if (NameOf(name) != _name)
                throw new CanonicalFormatException($"in the wrong place: it is object {name}");
            _whole[name] = (End, bytes.Length, Digest.Of(content.Span).Value);
        }
        catch (CanonicalFormatException e)
        {
            Fault ??= $"byte {End}: {e.Message}";
        }
    }
}
