namespace DigitalTwin.Opf.Nodal;

/// <summary>Connected parts of a network.</summary>
internal static class Islands
{
    /// <summary>The lowest bus of each part; only branches that join count.</summary>
    public static int[] FirstBuses(int buses, IReadOnlyList<NodalBranch> branches, bool[] joins)
    {
        int[] root = new int[buses];
        for (int n = 0; n < buses; n++)
            root[n] = n;
        for (int l = 0; l < branches.Count; l++)
        {
            if (!joins[l])
                continue;
            int a = Find(root, branches[l].From), b = Find(root, branches[l].To);
            root[Math.Max(a, b)] = Math.Min(a, b);
        }

        var first = new List<int>();
        for (int n = 0; n < buses; n++)
        {
            if (Find(root, n) == n)
                first.Add(n);
        }

        return [.. first];
    }

    private static int Find(int[] root, int node)
    {
        while (root[node] != node)
        {
            root[node] = root[root[node]];
            node = root[node];
        }

        return node;
    }
}
