import { defineConfig } from "vite";

// The page is built into artifacts/page; the twin's host serves it. In development, `npm run dev` forwards calls to a running `twin up`.
export default defineConfig({
    base: "./",
    build: {
        outDir: process.env["PAGE_OUTPUT"] ?? "../../../artifacts/page",
        emptyOutDir: true,
        target: "es2022",
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1200,
    },
    server: { proxy: { "/api": "http://127.0.0.1:5080", "/openapi": "http://127.0.0.1:5080" } },
});
