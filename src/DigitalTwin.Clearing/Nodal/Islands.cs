namespace DigitalTwin.Clearing.Nodal;

/// <summary>Connected parts of a network.</summary>
internal static class Islands
{
    /// <summary>The lowest bus of each part.</summary>
    public static int[] FirstBuses(int buses, IReadOnlyList<NodalBranch> branches)
    {
        int[] root = new int[buses];
        for (int n = 0; n < buses; n++)
            root[n] = n;
        foreach (NodalBranch branch in branches)
        {
            int a = Find(root, branch.From), b = Find(root, branch.To);
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
