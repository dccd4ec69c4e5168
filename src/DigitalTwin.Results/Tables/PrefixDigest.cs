using System.Buffers.Binary;

namespace DigitalTwin.Results.Tables;

/// <summary>Digest of a file up to a place, of a file that grows: what was looked at once is not read again.</summary>
/// <param name="path">The file.</param>
internal sealed class PrefixDigest(string path)
{
    private const int BlockBytes = 1 << 16;
    private readonly byte[] _block = new byte[sizeof(ulong) + BlockBytes];
    private ulong _chain;
    private long _blocks;

    /// <summary>Forgets what was looked at.</summary>
    public void Restart() => (_chain, _blocks) = (0, 0);

    /// <summary>Digest of the file's first bytes: at least as many as the time before.</summary>
    public ulong Of(long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        for (; (_blocks + 1) * BlockBytes <= length; _blocks++)
            _chain = Next(file, BlockBytes);
        return Next(file, (int)(length - _blocks * BlockBytes));
    }

    private ulong Next(FileStream file, int bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_block, _chain);
        file.Position = _blocks * BlockBytes;
        file.ReadExactly(_block.AsSpan(sizeof(ulong), bytes));
        return XxHash64.Compute(_block.AsSpan(0, sizeof(ulong) + bytes));
    }
}
