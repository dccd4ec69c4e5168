using DigitalTwin.Opf.Nodal;

namespace DigitalTwin.Opf.Matpower;

/// <summary>
/// A MATPOWER case: what is in service, ready to be dispatched. Isolated buses (type 4) and everything at them are left out; shunt
/// conductance counts as demand at 1 p.u.
/// </summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Grid">The network.</param>
/// <param name="BusIds">Bus numbers of the file, by bus of the network.</param>
/// <param name="GeneratorRows">Row of the file's gen matrix, from 1, by generator of the network (a piecewise cost makes several of
/// one).</param>
/// <param name="BranchRows">Row of the file's branch matrix, from 1, by branch of the network.</param>
public sealed record MatpowerCase(
    string Name, NodalCase Grid, IReadOnlyList<int> BusIds, IReadOnlyList<int> GeneratorRows, IReadOnlyList<int> BranchRows)
{
    private const long LargestFile = 512L << 20;

    /// <summary>Reads a case file.</summary>
    /// <exception cref="MatpowerException">The file, the line and what is wrong with it.</exception>
    public static MatpowerCase Load(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new MatpowerException(path, 0, "there is no such file");
        if (file.Length > LargestFile)
            throw new MatpowerException(path, 0, $"{file.Length >> 20} MB; at most {LargestFile >> 20} MB are read");
        try
        {
            using var reader = new StreamReader(path);
            return Parse(reader, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MatpowerException(path, 0, $"cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a case from text; <paramref name="file"/> names it in messages.</summary>
    /// <exception cref="MatpowerException">The file, the line and what is wrong with it.</exception>
    public static MatpowerCase Parse(TextReader reader, string file) =>
        new MatpowerAssembly(MatpowerReader.Read(reader, file), file).Assemble();
}
