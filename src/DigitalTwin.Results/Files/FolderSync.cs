using System.ComponentModel;
using System.Runtime.InteropServices;

namespace DigitalTwin.Results.Files;

/// <summary>Makes the entries of a folder durable: the framework has no call for it.</summary>
/// <remarks>
/// Windows has none either: NTFS keeps a journal of entries, in which a later one never outlives an earlier one, so that a run loses at
/// most its newest steps there.
/// </remarks>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Returns when the folder's entries are on durable storage.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        int descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
            throw Failure(folder);
        try
        {
            if (Synchronise(descriptor) != 0)
                throw Failure(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string folder)
    {
        var cause = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{folder} cannot be synchronised: {cause.Message}", cause);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Synchronise(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Close(int descriptor);
}
