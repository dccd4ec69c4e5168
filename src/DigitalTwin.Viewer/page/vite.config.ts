import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { outlines } from "./outlines";

/** Lays a compressed copy beside each file of text; the host sends it to whoever takes it. */
function compressed(): Plugin {
    return {
        name: "compressed",
        apply: "build",
        writeBundle({ dir = "" }) {
            for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" }))
                if (/\.(html|js|css|json|svg)$/.test(name))
                    writeFileSync(join(dir, `${name}.br`), brotliCompressSync(readFileSync(join(dir, name))));
        },
    };
}

// The page is built into artifacts/page; the twin's host serves it. In development, `npm run dev` forwards calls to a running `twin up`.
export default defineConfig({
    base: "./",
    plugins: [outlines(), compressed()],
    build: {
        outDir: process.env["PAGE_OUTPUT"] ?? "../../../artifacts/page",
        emptyOutDir: true,
        target: "es2022",
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1200,
    },
    server: { proxy: { "/api": "http://127.0.0.1:5080", "/openapi": "http://127.0.0.1:5080" } },
});
